package org.habeas.system.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.habeas.system.CommandFailed;
import org.jspecify.annotations.Nullable;

/** The directory in which a demonstration keeps its database, master key and mail. */
final class DataDirectory {

    /** Lies in every data directory; without it nothing is ever deleted. */
    private static final String MARK = "habeas-demo.txt";

    private static final String LOCK = "habeas.lock";
    private static final String SAMPLES_DELIVERED = "samples-delivered.txt";

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /**
     * Opens a directory, which is made when it is missing.
     *
     * @throws CommandFailed when there are other files in it, so that nobody's folder is taken over by a typing mistake
     */
    static DataDirectory open(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        DataDirectory directory = new DataDirectory(path);
        try {
            if (Files.exists(path) && !directory.isOurs() && !isEmpty(path)) {
                throw CommandFailed.wrongUse(
                        "The directory " + path + " holds files that are not Habeas's: choose another with --data.");
            }
            Files.createDirectories(path);
            directory.mark();
            return directory;
        } catch (IOException e) {
            throw CommandFailed.wrongUse("The data directory " + path + " cannot be made or written.");
        }
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Whether the sample mails still have to be delivered; from now on they count as delivered. */
    boolean takesSamples() {
        try {
            if (Files.exists(file(SAMPLES_DELIVERED))) {
                return false;
            }
            Files.writeString(file(SAMPLES_DELIVERED), "The sample mails were delivered to this demonstration.\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes everything in it, after saying so.
     *
     * @throws CommandFailed when a living Habeas uses it
     */
    void wipe(Consumer<String> words) {
        try (FileChannel channel = FileChannel.open(file(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock(channel) == null) {
                throw CommandFailed.wrongUse("Another Habeas uses " + path + ": stop it before you start afresh.");
            }
            words.accept("Deleting the demonstration in " + path + " and starting afresh.");
            stopLeftoverServer();
            delete();
        } catch (IOException e) {
            throw CommandFailed.wrongUse("The data directory " + path + " cannot be emptied.");
        }
        try {
            Files.deleteIfExists(file(LOCK));
            mark();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisJvm) {
            return null;
        }
    }

    /** A server that outlived a killed Habeas would go on writing into files that are no longer there. */
    private void stopLeftoverServer() throws IOException {
        Path record = file("postgres").resolve("data").resolve("postmaster.pid");
        if (!Files.exists(record)) {
            return;
        }
        try (Stream<String> lines = Files.lines(record)) {
            lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d{1,9}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(server -> server.info().command().orElse("").contains("postgres"))
                    .ifPresent(server -> {
                        server.destroyForcibly();
                        server.onExit()
                                .completeOnTimeout(server, 10, TimeUnit.SECONDS)
                                .join();
                    });
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(file(LOCK))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!directory.equals(path)) {
                    Files.delete(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean isOurs() {
        return Files.isRegularFile(file(MARK), LinkOption.NOFOLLOW_LINKS);
    }

    private void mark() throws IOException {
        if (!isOurs()) {
            Files.writeString(file(MARK), """
                    This directory belongs to a Habeas demonstration: database, master key and mail.
                    ./habeas run --fresh deletes everything in it.
                    """);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
