package org.habeas;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.habeas.database.DatabaseSettings;
import org.habeas.database.EmbeddedPostgres;
import org.habeas.mailroom.server.RealMailServers;
import org.habeas.system.HabeasProgram;
import org.habeas.system.Visitor;
import org.jspecify.annotations.Nullable;

/** {@code habeas run} in a JVM of its own, with its mailbox on real servers, to be killed and started again. */
final class KilledApplication implements AutoCloseable {

    static final String DONE_FOLDER = "Done";

    /** How many connections to the SMTP server one node holds at most. */
    static final int SMTP_CONNECTIONS = 1;

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 20;
    private static final int LOG_TAIL = 8000;

    private final Path data;
    private final Map<String, Object> configuration;
    private @Nullable Process process;
    private @Nullable IntakeRecord database;
    private String home = "";
    private int starts;

    KilledApplication(Path data, RealMailServers servers) {
        this(data, servers, servers.imapPort(), servers.smtpPort());
    }

    /** Reaches the servers through something that listens on these ports of loopback. */
    KilledApplication(Path data, RealMailServers servers, int imapPort, int smtpPort) {
        this.data = data;
        this.configuration = configuration(servers);
        configuration.put("habeas.mail.accounts[0].port", imapPort);
        configuration.put("habeas.mail.smtp.port", smtpPort);
    }

    private static Map<String, Object> configuration(RealMailServers servers) {
        Map<String, Object> values = new TreeMap<>();
        values.put("habeas.mail.domain", "northwind.example");
        values.put("habeas.mail.poll-interval", "200ms");
        values.put("habeas.mail.retry-after", "1s");
        values.put("habeas.mail.lease", "10s");
        values.put("habeas.mail.mailboxes[0].address", servers.user());
        values.put("habeas.mail.mailboxes[0].desk", "sar");
        values.put("habeas.mail.mailboxes[0].legal-entity", "gmbh");
        values.put("habeas.mail.mailboxes[1].address", "security@northwind.example");
        values.put("habeas.mail.mailboxes[1].desk", "breach");
        values.put("habeas.mail.mailboxes[1].legal-entity", "gmbh");
        values.put("habeas.breach.hold", "1s");
        values.put("habeas.mail.accounts[0].name", "sar");
        values.put("habeas.mail.accounts[0].host", servers.host());
        values.put("habeas.mail.accounts[0].port", servers.imapPort());
        values.put("habeas.mail.accounts[0].user", servers.user());
        values.put("habeas.mail.accounts[0].password", servers.password());
        values.put("habeas.mail.accounts[0].tls", "NONE");
        values.put("habeas.mail.accounts[0].done-folder", DONE_FOLDER);
        values.put("habeas.mail.smtp.host", servers.host());
        values.put("habeas.mail.smtp.port", servers.smtpPort());
        values.put("habeas.mail.smtp.tls", "NONE");
        return values;
    }

    /** Starts it once; returns when it says that it runs, and fails if it does not. */
    void start() throws IOException, InterruptedException, SQLException {
        starts++;
        Path output = data.resolveSibling("start-" + starts + ".log");
        List<String> options = configuration.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
        List<String> command =
                HabeasProgram.command(options, "run", "--port", "0", "--smtp-port", "0", "--data", data.toString());
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process = started;
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.readString(output).contains("Habeas is running")) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("Start " + starts + " failed\n" + Files.readString(output) + log());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        home = Files.readString(output).replaceAll("(?s).*Habeas is running: (\\S+).*", "$1");
        Properties announced = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            announced.load(reader);
        }
        database = IntakeRecord.connect(announced);
    }

    /**
     * Kills the JVM as {@code kill -9} does; what it started is left to its fate.
     *
     * @return what the database says of the dead, null if it went too
     */
    IntakeRecord.@Nullable Moment kill() throws InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        running.toHandle().destroyForcibly();
        running.waitFor();
        try {
            return database().leftBehind();
        } catch (SQLException e) {
            return null;
        } finally {
            disconnect();
        }
    }

    /** Somebody of the demonstration with a browser at the running application. */
    Visitor signedIn(String account) {
        Visitor visitor = new Visitor(home);
        visitor.signIn(account);
        return visitor;
    }

    int starts() {
        return starts;
    }

    /** The database of the running application. */
    IntakeRecord database() {
        IntakeRecord record = database;
        if (record == null) {
            throw new IllegalStateException("not running");
        }
        return record;
    }

    /** Stops it in the ordinary way; a database that a failed test has left is stopped too. */
    @Override
    public void close() {
        disconnect();
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroy();
            running.onExit().completeOnTimeout(running, 30, TimeUnit.SECONDS).join();
            if (!running.isAlive()) {
                return;
            }
            running.destroyForcibly().onExit().join();
        }
        if (Files.isDirectory(data.resolve("postgres"))) {
            EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        }
    }

    private void disconnect() {
        IntakeRecord record = database;
        database = null;
        if (record != null) {
            try {
                record.close();
            } catch (SQLException e) {
                // The database went with the application.
            }
        }
    }

    private String log() throws IOException {
        Path log = data.resolve("habeas.log");
        if (Files.notExists(log)) {
            return "";
        }
        String text = Files.readString(log, StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - LOG_TAIL));
    }
}
