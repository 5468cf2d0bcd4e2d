package org.habeas.system.demo;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The mail of the demonstration while its server does not run: one folder an address, one file a mail. */
final class MailFiles {

    private final Path directory;

    MailFiles(Path directory) {
        this.directory = directory;
    }

    /** Gives all kept mail, each folder in order, and forgets it. */
    void load(Delivery delivery) {
        for (Path folder : entries(directory)) {
            for (Path file : entries(folder)) {
                try (InputStream raw = Files.newInputStream(file)) {
                    delivery.deliver(
                            String.valueOf(folder.getFileName()),
                            new MimeMessage(Session.getInstance(new Properties()), raw));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (MessagingException | UserException e) {
                    throw new IllegalStateException(e);
                }
                delete(file);
            }
        }
    }

    /** Keeps one mail until the next start. */
    void keep(String address, StoredMessage mail) {
        // the server takes any address; one that is no file name would be a way out of the directory
        if (!address.matches("[A-Za-z0-9+._-]+@[A-Za-z0-9.-]+") || mail.isSet(jakarta.mail.Flags.Flag.DELETED)) {
            return;
        }
        try {
            Path folder = Files.createDirectories(directory.resolve(address));
            try (OutputStream file = Files.newOutputStream(folder.resolve(String.format("%012d.eml", mail.getUid())))) {
                mail.getMimeMessage().writeTo(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a loaded mail goes. */
    interface Delivery {
        void deliver(String address, MimeMessage mail) throws UserException;
    }
}
