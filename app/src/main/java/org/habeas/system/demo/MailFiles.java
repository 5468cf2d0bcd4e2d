package org.habeas.system.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** The mail of the demonstration on disk: one folder an address, one file a mail, numbered as they came. */
final class MailFiles {

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.eml");

    private final Path directory;
    private final AtomicLong last = new AtomicLong();

    MailFiles(Path directory) {
        this.directory = directory;
    }

    /** Gives all kept mail, each folder in order; the files stay until they are forgotten. */
    void load(Delivery delivery) {
        for (Path folder : entries(directory)) {
            String address = UriUtils.decode(String.valueOf(folder.getFileName()), StandardCharsets.UTF_8);
            for (Path file : entries(folder)) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                if (!name.matches()) {
                    // a mail that was being written when everything stopped; nobody was told that it was taken
                    continue;
                }
                last.accumulateAndGet(Long.parseLong(name.group(1)), Math::max);
                try (InputStream raw = Files.newInputStream(file)) {
                    delivery.deliver(address, file, new MimeMessage(Session.getInstance(new Properties()), raw));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Writes one mail so that it outlasts a sudden end, and says where. */
    Path keep(String address, MimeMessage mail) {
        try {
            Path folder = Files.createDirectories(directory.resolve(folderName(address)));
            String name = String.format("%012d", last.incrementAndGet());
            Path part = folder.resolve(name + ".part");
            try (FileChannel file = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(file)) {
                mail.writeTo(out);
                file.force(true);
            }
            return Files.move(part, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a mail that left its mailbox. */
    void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only letters, digits and {@code -._~%@+}, as the server takes any address and none may lead out of here. */
    private static String folderName(String address) {
        if (!address.contains("@")) {
            throw new IllegalArgumentException("an address without @");
        }
        return UriUtils.encode(address, StandardCharsets.UTF_8)
                .replace("%40", "@")
                .replace("%2B", "+");
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

    /** Where a loaded mail goes. */
    interface Delivery {
        void deliver(String address, Path file, MimeMessage mail);
    }
}
