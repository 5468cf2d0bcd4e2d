package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.HabeasApplication;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} in a JVM of its own, stopped as a service manager or Ctrl-C stops it. */
class RunCommandIntegrationTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Pattern SMTP_PORT = Pattern.compile("SMTP port (\\d+)");

    private static final Pattern KEY = Pattern.compile("nadia-[0-9a-f]{8}");

    @TempDir
    Path directory;

    private long pid;

    @AfterEach
    void leaveNothingRunning() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void keepsEverythingOverAStopAndWritesNoNamesIntoTheLog() throws Exception {
        Path data = directory.resolve("my data");
        String greeting = start(data, "first.txt");
        assertThat(greeting)
                .contains(
                        "Habeas is running: http://localhost:",
                        "nadia",
                        "ebba",
                        "habeas-demo",
                        "Try this",
                        "half-year",
                        "send --sample breach",
                        "Sign in as rita");
        Matcher smtp = SMTP_PORT.matcher(greeting);
        assertThat(smtp.find()).isTrue();
        assertThat(Said.by("send", "--sample", "sar", "--port", smtp.group(1)).out())
                .contains("Delivered", "to sar@larkfield.example");
        assertThat(Said.by("send", "--sample", "half-year", "--port", smtp.group(1))
                        .out()
                        .lines())
                .hasSize(5)
                .allMatch(line -> line.endsWith("to legal-process@larkfield.example."));
        Said second = Said.by("run", "--port", "0", "--smtp-port", "0", "--data", data.toString());
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err().lines()).singleElement().asString().contains("Another Habeas");

        Path log = data.resolve("habeas.log");
        await().atMost(LONGEST).until(() -> Said.by("api-key", "nadia", "--scope", "read", "--data", data.toString())
                .out()
                .startsWith("hbk_"));
        makesTheReportOfTheLastHalfYear(data);
        stop();

        assertThat(Files.readString(log))
                .contains("PostgreSQL has stopped")
                .doesNotContainIgnoringCase("joana")
                .doesNotContainIgnoringCase("teles")
                .doesNotContainIgnoringCase("wrona")
                .doesNotContainIgnoringCase("brightwater");
        assertThat(data.resolve("postgres/data/postmaster.pid"))
                .as("the database has stopped")
                .doesNotExist();
        assertThat(data.resolve("database.properties")).doesNotExist();
        assertThat(Said.by("api-key", "nadia", "--scope", "read", "--data", data.toString())
                        .out())
                .as("the database can be used without the application")
                .startsWith("hbk_");
        Said listed = Said.by("api-key", "--list", "--data", data.toString());
        Matcher key = KEY.matcher(listed.out());
        assertThat(key.find()).as(listed.out()).isTrue();
        assertThat(listed.out()).contains("CASEWORKER,INTAKE", "never").doesNotContain("hbk_");
        Said revoked = Said.by("api-key", "--revoke", key.group(), "--data", data.toString());
        assertThat(revoked.exitCode()).isZero();
        assertThat(Said.by("api-key", "--list", "--data", data.toString()).out())
                .containsPattern(key.group() + " .* revoked 20");
        assertThat(Said.by("api-key", "nobody", "--scope", "read", "--data", data.toString())
                        .err())
                .contains("Nobody here has the account nobody");

        assertThat(start(data, "second.txt")).contains("Habeas is running");
        stop();
    }

    /** The first start has imported a register, which the command finds while the demonstration runs. */
    private void makesTheReportOfTheLastHalfYear(Path data) throws IOException {
        String period = Period.lastHalfYearBefore(
                        Clock.systemUTC().instant(), Profile.classic().zoneId())
                .code();
        Path out = directory.resolve("report");
        Said made = Said.by("report", period, "--data", data.toString(), "--out", out.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        String json = Files.readString(out.resolve("transparency-report-" + period + ".json"));
        assertThat(json).contains("\"company\" : \"Larkfield Networks\"");
        assertThat(Files.readString(out.resolve("transparency-report-" + period + ".csv")))
                .containsPattern("by_type,,,,received,[1-9]");
        Said dry = Said.by(
                "import",
                "legal-process",
                "../docs/examples/legal-process-2013.csv",
                "--dry-run",
                "--data",
                data.toString());
        assertThat(dry.out()).as(dry.err()).contains("of 50 cases would be imported");
    }

    private String start(Path data, String output) throws IOException {
        Path file = directory.resolve(output);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HabeasApplication.class.getName(),
                        "run",
                        "--port",
                        "0",
                        "--smtp-port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        pid = process.pid();
        await().atMost(LONGEST).until(() -> Files.readString(file).contains("Ctrl-C stops it") || !process.isAlive());
        return Files.readString(file);
    }

    private void stop() {
        ProcessHandle running = ProcessHandle.of(pid).orElseThrow();
        // SIGTERM, since a JVM started in the background may have been told to ignore Ctrl-C's; both stop it alike.
        assertThat(running.destroy()).isTrue();
        await().atMost(LONGEST).until(() -> !running.isAlive());
    }
}
