package org.habeas.system.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.habeas.system.demo.DemoDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** Whose database a command reads: the demonstration's, or that of a production installation. */
final class Installation {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Directory of the demonstration (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration of a production installation instead.")
    private @Nullable Path config;

    void use(Consumer<ConfigurableApplicationContext> task) {
        Path file = config;
        if (file == null) {
            DemoDatabase.use(data, database -> {
                Map<String, String> place = new HashMap<>(database.springProperties());
                place.put(
                        "habeas.vault.master-key-file",
                        data.resolve("master-key.json").toString());
                DisclosureConsole.use("demo", place, task);
                return data;
            });
        } else {
            DisclosureConsole.use(
                    "production",
                    Map.of(
                            "spring.config.additional-location",
                            file.toAbsolutePath().toUri().toString()),
                    task);
        }
    }
}
