package org.habeas.system.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.habeas.database.DatabaseSettings;
import org.habeas.database.EmbeddedPostgres;
import org.habeas.system.CommandFailed;
import org.habeas.system.configuration.StartFailures;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running demonstration: database, mail server and application, started in this order and stopped in the opposite one. */
public final class DemoInstallation implements AutoCloseable {

    private final LastFirst running;
    private final ApplicationContext context;
    private final int port;
    private final int smtpPort;
    private final Path data;

    private DemoInstallation(LastFirst running, ApplicationContext context, int port, int smtpPort, Path data) {
        this.running = running;
        this.context = context;
        this.port = port;
        this.smtpPort = smtpPort;
        this.data = data;
    }

    /**
     * Starts everything and delivers the sample mails if this is the first start in the data directory.
     *
     * @param application what Spring starts
     * @param words told what happens while somebody waits
     * @throws CommandFailed when a port is taken or the data directory cannot be used
     * @throws org.habeas.database.DatabaseUnavailable when there can be no database
     */
    public static DemoInstallation start(Class<?> application, DemoOptions options, Consumer<String> words) {
        return start(application, options, Map.of(), words);
    }

    /**
     * As {@link #start(Class, DemoOptions, Consumer)}, with properties that count more than those of the demonstration.
     */
    public static DemoInstallation start(
            Class<?> application, DemoOptions options, Map<String, Object> properties, Consumer<String> words) {
        // Quiet until Spring has set up the log file; whoever looks at the screen is told by words.
        LoggingSystem.get(DemoInstallation.class.getClassLoader()).beforeInitialize();
        FreePorts.demand(options.port(), "the pages", "--port");
        FreePorts.demand(options.smtpPort(), "the demo mailbox", "--smtp-port");
        DataDirectory data = DataDirectory.open(options.data());
        if (options.fresh()) {
            data.wipe(words);
        }
        LastFirst running = new LastFirst();
        // One hook for everything: hooks run side by side, and the database must outlive whatever uses it.
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "habeas-stop"));
        try {
            return start(application, options, properties, data, running, words);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static DemoInstallation start(
            Class<?> application,
            DemoOptions options,
            Map<String, Object> more,
            DataDirectory data,
            LastFirst running,
            Consumer<String> words) {
        words.accept("Starting the database in " + data.path() + " ...");
        EmbeddedPostgres database = running.add(EmbeddedPostgres.start(DatabaseSettings.in(data.path())));
        DemoMailServer mail = running.add(DemoMailServer.start(options.smtpPort(), data.file("mail")));
        words.accept("Starting the application ...");
        SpringApplication spring = new SpringApplication(application);
        spring.setAdditionalProfiles("demo");
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("demoMailServer", mail));
        ConfigurableApplicationContext context =
                running.add(started(spring, arguments(options, more, data, database, mail)));
        running.add(announce(data, database));
        deliverSamples(data, context.getBean(DemoSamples.class), context.getBean(DemoReport.class));
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return new DemoInstallation(running, context, port, mail.smtpPort(), data.path());
    }

    private static ConfigurableApplicationContext started(SpringApplication spring, String[] arguments) {
        try {
            return spring.run(arguments);
        } catch (RuntimeException failure) {
            throw StartFailures.areTold(failure) ? CommandFailed.notStarted() : failure;
        }
    }

    /** The application's parts, for a command that works with them. */
    public ApplicationContext application() {
        return context;
    }

    /** Where the pages are, on the loopback address. */
    public int port() {
        return port;
    }

    /** Where the demo mailbox takes mail, on the loopback address. */
    public int smtpPort() {
        return smtpPort;
    }

    /** The directory in which everything lies. */
    public Path data() {
        return data;
    }

    /** Stops everything, the database last; what was stored stays. */
    @Override
    public void close() {
        running.close();
    }

    private static String[] arguments(
            DemoOptions options,
            Map<String, Object> more,
            DataDirectory data,
            EmbeddedPostgres database,
            DemoMailServer mail) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", options.port() == 0 ? FreePorts.any() : options.port());
        properties.put("spring.datasource.url", database.jdbcUrl(EmbeddedPostgres.DATABASE));
        properties.put("spring.datasource.username", database.application().role());
        properties.put("spring.datasource.password", database.application().password());
        properties.put("spring.flyway.user", database.owner().role());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("habeas.vault.master-key-file", data.file("master-key.json"));
        // The lock of the data directory keeps every other node out.
        properties.put("habeas.mail.alone", true);
        properties.put("habeas.demo.smtp-port", mail.smtpPort());
        properties.put("habeas.demo.imap-port", mail.imapPort());
        properties.put("logging.file.name", data.file("habeas.log"));
        properties.putAll(more);
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    /** While it runs, other commands find the database through a file that only its owner can read. */
    private static AutoCloseable announce(DataDirectory data, EmbeddedPostgres database) {
        Path file = data.file(DemoDatabase.ANNOUNCEMENT);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, DemoDatabase.of(database).text());
        } catch (IOException e) {
            throw CommandFailed.wrongUse("The data directory " + data.path() + " cannot be written.");
        }
        return () -> Files.deleteIfExists(file);
    }

    private static void deliverSamples(DataDirectory data, DemoSamples samples, DemoReport report) {
        if (data.takesSamples()) {
            samples.deliver();
            report.order();
        }
    }
}
