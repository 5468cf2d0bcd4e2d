package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.system.HabeasProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} on a data directory that has lost its master key. */
class LostMasterKeyIntegrationTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private @Nullable Process running;

    @AfterEach
    void leaveNothingRunning() {
        if (running != null && running.isAlive()) {
            running.destroy();
            running.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void saysInOneSentenceThatTheMasterKeyIsMissingOrWrongAndWritesNone() throws Exception {
        Path data = directory.resolve("data");
        Process first = start(data, "first.txt");
        await().atMost(LONGEST).until(() -> said("first.txt").contains("Ctrl-C stops it") || !first.isAlive());
        first.destroy();
        assertThat(first.waitFor(3, TimeUnit.MINUTES)).isTrue();
        Path key = data.resolve("master-key.json");
        Path safe = Files.move(key, directory.resolve("safe.json"));

        Process withoutKey = start(data, "missing.txt");
        assertThat(withoutKey.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(withoutKey.exitValue()).isEqualTo(2);
        assertThat(said("missing.txt"))
                .containsOnlyOnce("habeas: ")
                .contains(key + " is missing; put it back.")
                .doesNotContain("\tat ", "Exception");
        assertThat(key).doesNotExist();

        Files.writeString(key, another(Files.readString(safe)));
        Process withAnother = start(data, "wrong.txt");
        assertThat(withAnother.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(withAnother.exitValue()).isEqualTo(2);
        assertThat(said("wrong.txt"))
                .contains("is not the one of this database; put the right one back")
                .doesNotContain("\tat ", "Exception");

        Files.move(safe, key, StandardCopyOption.REPLACE_EXISTING);
        Process again = start(data, "again.txt");
        await().atMost(LONGEST).until(() -> said("again.txt").contains("Ctrl-C stops it") || !again.isAlive());
        assertThat(again.isAlive()).isTrue();
    }

    /** A key of the same form with another character in its bytes. */
    private static String another(String key) {
        Matcher value = Pattern.compile("\"value\"\\s*:\\s*\"[^\"]{20}(.)").matcher(key);
        assertThat(value.find()).isTrue();
        return key.substring(0, value.start(1))
                + (value.group(1).equals("A") ? "B" : "A")
                + key.substring(value.end(1));
    }

    private Process start(Path data, String output) throws IOException {
        List<String> command =
                HabeasProgram.command(List.of(), "run", "--port", "0", "--smtp-port", "0", "--data", data.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(output).toFile())
                .start();
        running = process;
        return process;
    }

    private String said(String output) throws IOException {
        return Files.readString(directory.resolve(output));
    }
}
