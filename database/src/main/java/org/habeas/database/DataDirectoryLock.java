package org.habeas.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The claim of one living Habeas on a data directory; the operating system drops it when the Java process ends, however
 * it ends.
 */
final class DataDirectoryLock implements AutoCloseable {

    // Closing any second channel on the file would drop the first one's lock (POSIX), so this JVM asks itself first.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the claim.
     *
     * @throws DatabaseUnavailable if another living Habeas, in this JVM or another, has it
     */
    static DataDirectoryLock take(DatabaseFiles files) {
        Path file = files.lock();
        synchronized (HELD) {
            if (HELD.contains(file)) {
                throw taken(files, Long.toString(ProcessHandle.current().pid()));
            }
            try {
                DataDirectoryLock lock = open(files, file);
                HELD.add(file);
                return lock;
            } catch (IOException e) {
                throw new DatabaseUnavailable(
                        "The lock file " + file + " cannot be written; start Habeas as the user who owns the data"
                                + " directory.",
                        e);
            }
        }
    }

    private static DataDirectoryLock open(DatabaseFiles files, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String holder = read(channel);
            channel.close();
            throw taken(files, holder);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDirectoryLock(file, channel);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    private static DatabaseUnavailable taken(DatabaseFiles files, String holder) {
        return new DatabaseUnavailable("Another Habeas (pid " + holder + ") is running with the data directory "
                + files.dataDirectory() + ": stop it first, or choose another data directory.");
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new DatabaseUnavailable("The lock file " + file + " cannot be closed.", e);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
