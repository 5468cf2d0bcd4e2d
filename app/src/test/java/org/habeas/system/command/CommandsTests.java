package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTests {

    @TempDir
    Path directory;

    @Test
    void listsEveryCommandInItsHelp() {
        Said help = Said.by("help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("run", "serve", "send", "clock", "api-key", "verify", "Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "serve", "send", "clock", "api-key"})
    void eachCommandExplainsItself(String command) {
        Said help = Said.by(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: habeas " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dance",
                "run --port many",
                "send",
                "send --sample nothing",
                "clock --rule x",
                "api-key",
                "api-key nadia",
                "api-key --list --revoke nadia-1"
            })
    void tellsWrongUseInOneLine(String line) {
        Said wrong = line.isEmpty() ? Said.by() : Said.by(line.split(" "));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err().lines()).singleElement().asString().startsWith("habeas: ");
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void saysThatAMailFileCannotBeRead() {
        Said wrong = Said.by("send", directory.resolve("none.eml").toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("none.eml cannot be read");
    }

    @Test
    void saysThatNoDemonstrationRuns() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        Said nobody = Said.by("send", "--sample", "sar", "--port", Integer.toString(free));
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("Nobody listens on port " + free);
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Said pages = Said.by("run", "--port", port, "--data", directory.toString());
            assertThat(pages.exitCode()).isEqualTo(2);
            assertThat(pages.err().lines()).singleElement().asString().contains("Port " + port + " for the pages");
            Said mailbox = Said.by("run", "--port", "0", "--smtp-port", port, "--data", directory.toString());
            assertThat(mailbox.err().lines())
                    .singleElement()
                    .asString()
                    .contains("for the demo mailbox", "--smtp-port");
        }
    }

    @Test
    void neverTouchesADirectoryThatIsNotHabeass() throws IOException {
        Path precious = Files.writeString(directory.resolve("thesis.txt"), "years of work");
        Said wrong = Said.by("run", "--port", "0", "--smtp-port", "0", "--fresh", "--data", directory.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("not Habeas's");
        assertThat(precious).hasContent("years of work");
    }

    @Test
    void issuesNoKeyWhereNothingHasRun() {
        Said wrong = Said.by("api-key", "nadia", "--scope", "read", "--data", directory.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("start ./habeas run once first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--list", "--revoke nadia-1"})
    void knowsNoKeysWhereNothingHasRun(String wanted) {
        List<String> line = new ArrayList<>(List.of("api-key", "--data", directory.toString()));
        line.addAll(List.of(wanted.split(" ")));
        Said wrong = Said.by(line.toArray(String[]::new));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("start ./habeas run once first");
    }

    @Test
    void explainsEveryUseOfKeys() {
        assertThat(Said.by("api-key", "--help").out()).contains("USER --scope=S", "--list", "--revoke=NAME");
        assertThat(Said.by("help").out()).contains("Creates, lists and revokes keys for the API.");
    }

    @Test
    void knowsTheScopesOfKeys() {
        assertThat(Said.by("api-key", "nadia", "--scope", "everything").err()).contains("read or work");
    }
}
