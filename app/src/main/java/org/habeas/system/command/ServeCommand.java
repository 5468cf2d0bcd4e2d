package org.habeas.system.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.habeas.system.CommandFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the application for real work; it starts only with a complete configuration. */
@Command(
        name = "serve",
        description = "Starts Habeas for production with its own database, mail servers, users and TLS.",
        footer = {"", "docs/operating.md tells what has to be configured."})
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Class<?> application;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration in YAML or properties; environment variables win over it.")
    private @Nullable Path config;

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        if (config != null) {
            if (!Files.isReadable(config)) {
                throw CommandFailed.wrongUse("The configuration file " + config + " cannot be read.");
            }
            arguments.add("--spring.config.additional-location="
                    + config.toAbsolutePath().toUri());
        }
        SpringApplication spring = new SpringApplication(application);
        spring.setAdditionalProfiles("production");
        if (!starts(spring, arguments)) {
            return CommandFailed.WRONG_USE;
        }
        new CountDownLatch(1).await();
        return Commands.DONE;
    }

    /** Spring has already told why when it does not start. */
    private static boolean starts(SpringApplication spring, List<String> arguments) {
        try {
            ConfigurableApplicationContext context = spring.run(arguments.toArray(String[]::new));
            LOG.info(
                    "Habeas is running on port {}.",
                    ((WebServerApplicationContext) context).getWebServer().getPort());
            return true;
        } catch (RuntimeException told) {
            return false;
        }
    }
}
