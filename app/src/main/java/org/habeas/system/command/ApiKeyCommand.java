package org.habeas.system.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.habeas.system.CommandFailed;
import org.habeas.system.demo.DemoDatabase;
import org.habeas.system.security.ApiKeyConsole;
import org.habeas.system.security.ApiScope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key for the API in the name of one person and shows it once. */
@Command(name = "api-key", description = "Creates a key for the API and prints it once.")
final class ApiKeyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "Account in whose name and with whose roles the key acts.")
    private String user = "";

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "S",
            description = "read (looks only) or work (everything the person may do).")
    private String scope = "";

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

    @Override
    public Integer call() {
        ApiScope wanted = ApiScope.named(scope.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> CommandFailed.wrongUse("The scope is read or work, not " + scope + "."));
        if (config != null) {
            Map<String, String> place = Map.of(
                    "spring.config.additional-location",
                    config.toAbsolutePath().toUri().toString());
            print(ApiKeyConsole.issue("production", place, user, wanted));
        } else {
            List<String> keys = new ArrayList<>();
            DemoDatabase.use(
                    data, database -> keys.add(ApiKeyConsole.issue("demo", database.springProperties(), user, wanted)));
            keys.forEach(this::print);
        }
        return Commands.DONE;
    }

    private void print(String key) {
        spec.commandLine().getOut().println(key);
        spec.commandLine().getErr().println("This key is shown only now; send it as Authorization: Bearer KEY.");
    }
}
