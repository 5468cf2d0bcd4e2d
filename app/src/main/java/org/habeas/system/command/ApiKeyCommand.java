package org.habeas.system.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.system.CommandFailed;
import org.habeas.system.demo.DemoDatabase;
import org.habeas.system.security.ApiKeyConsole;
import org.habeas.system.security.ApiKeys;
import org.habeas.system.security.ApiScope;
import org.habeas.system.security.IssuedKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key for the API in the name of one person and shows it once; lists the keys; revokes one. */
@Command(
        name = "api-key",
        description = "Creates, lists and revokes keys for the API.",
        footer = {"", "A key's name is its USER and the first 8 digits of the key's SHA-256 in hexadecimal."})
final class ApiKeyCommand implements Callable<Integer> {

    private static final String ROW = "%-24s %-12s %-6s %-30s %-20s %-20s %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private Wanted wanted;

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
        if (wanted.list) {
            list(use(ApiKeys::all));
        } else if (wanted.revoke != null) {
            revoke(wanted.revoke);
        } else {
            issue(wanted.fresh);
        }
        return Commands.DONE;
    }

    private void issue(Fresh fresh) {
        ApiScope scope = ApiScope.named(fresh.scope.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> CommandFailed.wrongUse("The scope is read or work, not " + fresh.scope + "."));
        String key = use((keys, acting) -> keys.issue(fresh.user, scope, acting));
        out().println(key);
        err().println("This key is shown only now; send it as Authorization: Bearer KEY. Its name is "
                + ApiKeys.nameOf(fresh.user, key) + ".");
    }

    private void revoke(String name) {
        use((keys, acting) -> {
            keys.revoke(name, acting);
            return name;
        });
        err().println("The key " + name + " is revoked and opens nothing any more.");
    }

    private void list(List<IssuedKey> keys) {
        if (keys.isEmpty()) {
            err().println("There are no keys.");
            return;
        }
        out().printf(ROW, "NAME", "USER", "SCOPE", "ROLES", "CREATED", "LAST USED", "STATE");
        keys.forEach(key -> out().printf(
                        ROW,
                        key.name(),
                        key.account(),
                        key.scope().word(),
                        key.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                        minute(key.created()),
                        key.lastUsed() == null ? "never" : minute(key.lastUsed()),
                        state(key)));
    }

    private static String state(IssuedKey key) {
        if (key.revoked() != null) {
            return "revoked " + minute(key.revoked());
        }
        return key.roles().isEmpty() ? "without a person" : "valid";
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private <T> T use(BiFunction<ApiKeys, Acting, T> use) {
        if (config != null) {
            Map<String, String> place = Map.of(
                    "spring.config.additional-location",
                    config.toAbsolutePath().toUri().toString());
            return ApiKeyConsole.use("production", place, use);
        }
        return DemoDatabase.use(data, database -> ApiKeyConsole.use("demo", database.springProperties(), use));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** One of the three things the command does. */
    private static final class Wanted {

        @ArgGroup(exclusive = false)
        @SuppressWarnings("NullAway.Init") // picocli sets it where neither of the others is wanted
        private Fresh fresh;

        @Option(names = "--list", description = "Lists every key: never the key itself.")
        private boolean list;

        @Option(names = "--revoke", paramLabel = "NAME", description = "Revokes the key with this name, at once.")
        private @Nullable String revoke;
    }

    /** The key to be made. */
    private static final class Fresh {

        @Parameters(paramLabel = "USER", description = "Account in whose name and with whose roles the key acts.")
        private String user = "";

        @Option(
                names = "--scope",
                required = true,
                paramLabel = "S",
                description = "read (looks only) or work (everything the person may do).")
        private String scope = "";
    }
}
