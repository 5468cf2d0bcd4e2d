package org.habeas.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL server of Habeas's own, on 127.0.0.1, with the database {@value #DATABASE} ready for use.
 *
 * <p>Commits are durable (fsync, full_page_writes and synchronous_commit are on) and every way in asks for a password.
 * The server outlives a killed Java process; the next start stops what was left and starts anew. It does not stop by
 * itself: the caller calls {@link #stop()} after everything that uses the database has stopped.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The name of the application's database. */
    public static final String DATABASE = "habeas";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_BETWEEN_ATTEMPTS_MILLIS = 500;

    private final DataDirectoryLock lock;
    private final Credentials credentials;
    private final ServerProcess process;
    private final int port;
    private boolean stopped;

    private EmbeddedPostgres(DataDirectoryLock lock, Credentials credentials, ServerProcess process, int port) {
        this.lock = lock;
        this.credentials = credentials;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server, or starts it anew if a killed Habeas left one, and makes what is missing of its files, roles
     * and database.
     *
     * @throws DatabaseUnavailable if there can be no server, with the reason in one sentence: another Habeas uses the
     *     data directory, the port is taken, the data is of another version
     */
    public static EmbeddedPostgres start(DatabaseSettings settings) {
        DatabaseFiles files = DatabaseFiles.in(settings.dataDirectory());
        // Before the lock too, since that writes a file: what is not ours stays as it is.
        files.holdsCluster(Binaries.bundledMajor());
        DataDirectoryLock lock = DataDirectoryLock.take(files);
        try {
            EmbeddedPostgres postgres = start(settings, files, lock);
            LOG.info("PostgreSQL {} listens on 127.0.0.1:{}.", Binaries.bundledVersion(), postgres.port);
            return postgres;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The JDBC address of a database of this server, without credentials. */
    public String jdbcUrl(String database) {
        return address(port) + database;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The role that owns the tables; for migrations alone. */
    public DatabaseLogin owner() {
        return credentials.owner();
    }

    /** The role that reads and writes rows and cannot change tables. */
    public DatabaseLogin application() {
        return credentials.application();
    }

    /** Stops the server and gives the data directory free; does nothing the second time. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            process.stop();
            LOG.info("PostgreSQL has stopped.");
        } finally {
            lock.close();
        }
    }

    @Override
    public void close() {
        stop();
    }

    Provisioning provisioning() {
        return new Provisioning(address(port), credentials);
    }

    private static EmbeddedPostgres start(DatabaseSettings settings, DatabaseFiles files, DataDirectoryLock lock) {
        boolean clusterExists = files.holdsCluster(Binaries.bundledMajor());
        Credentials credentials = Credentials.of(files, clusterExists);
        RunningServer leftover = new RunningServer(files.cluster());
        if (!leftover.pids().isEmpty()) {
            LOG.info("Stopping the PostgreSQL that an earlier Habeas left running in {}.", files.cluster());
            leftover.stop();
        }
        Binaries binaries = Binaries.unpack(files.home());
        ServerIdentity identity = ServerIdentity.choose(files, binaries);
        try {
            FileTree.delete(files.sockets());
            Files.createDirectory(files.sockets());
            Files.setPosixFilePermissions(files.sockets(), PosixFilePermissions.fromString("rwx------"));
            identity.takeOver(files.sockets());
            if (!clusterExists) {
                new Cluster(files, binaries, identity).initialise(credentials.superuser());
            }
            identity.takeOver(files.cluster());
            leftover.clearStaleRecord();
            binaries.removeOthers();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The database's files in " + files.home() + " cannot be prepared; start Habeas as the user who"
                            + " owns the data directory.",
                    e);
        }
        return open(settings, files, lock, credentials, binaries, identity);
    }

    private static EmbeddedPostgres open(
            DatabaseSettings settings,
            DatabaseFiles files,
            DataDirectoryLock lock,
            Credentials credentials,
            Binaries binaries,
            ServerIdentity identity) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort(settings.port());
            try {
                ServerProcess process = ServerProcess.start(files, binaries, identity, port);
                EmbeddedPostgres postgres = new EmbeddedPostgres(lock, credentials, process, port);
                postgres.prepareOrStop();
                return postgres;
            } catch (ServerProcess.PortTaken e) {
                LOG.info("Port {} was taken in between.", port);
            } catch (ServerProcess.ClusterInUse e) {
                LOG.info("PostgreSQL found a remnant of an earlier one in {}.", files.cluster());
                new RunningServer(files.cluster()).stop();
                Pause.millis(PAUSE_BETWEEN_ATTEMPTS_MILLIS);
            }
        }
        throw new DatabaseUnavailable(
                "PostgreSQL did not start in " + ATTEMPTS + " attempts; its log is " + files.log() + ".");
    }

    private void prepareOrStop() {
        try {
            provisioning().ensure(DATABASE);
        } catch (RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    private static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The database port " + wanted + " on 127.0.0.1 is taken by another program: stop that program, or"
                            + " configure another port or none at all.",
                    e);
        }
    }

    private static String address(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }
}
