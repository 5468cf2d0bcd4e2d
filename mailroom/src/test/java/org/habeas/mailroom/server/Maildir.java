package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One mailbox as it lies on disk: {@code new} and {@code cur} hold a file a mail, a folder is a directory with a dot
 * before its name.
 *
 * @param directory where the inbox lies
 */
record Maildir(Path directory) {

    List<byte[]> messages(String folder) {
        Path place = folder.equals("INBOX") ? directory : directory.resolve("." + folder);
        while (true) {
            try {
                List<byte[]> messages = new ArrayList<>();
                for (Path file : files(place)) {
                    messages.add(Files.readAllBytes(file));
                }
                return messages;
            } catch (NoSuchFileException e) {
                // The server renamed it between listing and reading: list again.
                Thread.onSpinWait();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<byte[]> await(int count, Duration limit) {
        if (!Waiting.until(() -> files(directory).size() >= count, System.nanoTime() + limit.toNanos())) {
            throw new AssertionError(
                    directory + " holds " + files(directory).size() + " of " + count + " mails after " + limit);
        }
        return messages("INBOX");
    }

    List<String> folders() {
        List<String> folders = new ArrayList<>(List.of("INBOX"));
        for (Path file : list(directory)) {
            String name = file.getFileName().toString();
            if (name.startsWith(".") && Files.isDirectory(file)) {
                folders.add(name.substring(1));
            }
        }
        return folders;
    }

    void place(byte[] mail) {
        String name = System.currentTimeMillis() / 1000 + "." + UUID.randomUUID() + ".placed";
        try {
            for (String part : List.of("tmp", "cur", "new")) {
                MailServerFiles.makeOwned(directory.resolve(part), MailServerFiles.MAIL_USER);
            }
            MailServerFiles.giveTo(directory, MailServerFiles.MAIL_USER);
            MailServerFiles.giveTo(directory.resolveSibling(""), MailServerFiles.MAIL_USER);
            Path written = Files.write(directory.resolve("tmp").resolve(name), mail);
            MailServerFiles.giveTo(written, MailServerFiles.MAIL_USER);
            Files.move(written, directory.resolve("new").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putBack(String folder) {
        try {
            for (Path file : files(directory.resolve("." + folder))) {
                // Without the server's marks behind the comma: as if it had just come.
                String name = file.getFileName().toString().replaceFirst("[,:].*", "");
                Files.move(file, directory.resolve("new").resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail in {@code cur} with an S behind the comma has been seen. */
    void markSeen() {
        try {
            for (Path file : list(directory.resolve("new"))) {
                Files.move(file, directory.resolve("cur").resolve(file.getFileName() + ":2,S"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void renumber() {
        try {
            for (Path file : list(directory)) {
                String name = file.getFileName().toString();
                if (name.equals("dovecot-uidlist") || name.startsWith("dovecot.index")) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path place) {
        List<Path> files = new ArrayList<>(list(place.resolve("new")));
        files.addAll(list(place.resolve("cur")));
        return files;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
