package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the tree whose path has a space, with a Maven and a Java that only say what they were asked. */
class LauncherTests {

    @TempDir
    Path parent;

    private Path home = Path.of("");
    private Path tools = Path.of("");

    @BeforeEach
    void copyOfTheTree() throws IOException {
        home = Files.createDirectories(parent.resolve("a folder"));
        tools = Files.createDirectories(parent.resolve("tools"));
        Files.copy(Path.of("..", "habeas"), home.resolve("habeas"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Path sources = Files.createDirectories(home.resolve("app/src/main"));
        Files.writeString(sources.resolve("Source.java"), "class Source {}");
        Files.setLastModifiedTime(home.resolve("pom.xml"), old());
        Files.setLastModifiedTime(sources.resolve("Source.java"), old());
        Files.setLastModifiedTime(sources, old());
        for (String tool : List.of(
                "sh", "dirname", "readlink", "id", "sed", "head", "find", "grep", "mkdir", "touch", "cat", "rm")) {
            Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        Path jdk = Files.createDirectories(parent.resolve("jdk/bin"));
        script(jdk.resolve("javac"), "exit 0");
        script(
                jdk.resolve("java"),
                "case $1 in -version) echo 'openjdk version \"17.0.1\"' >&2; exit 0;; esac",
                "printf '<%s>' \"$@\"",
                "for last; do :; done",
                "[ \"$last\" != fail ] || exit 7");
        maven(
                "mkdir -p \"$(dirname \"$4\")/app/target\"; : >\"$(dirname \"$4\")/app/target/habeas.jar\"; echo \"$@\" >>\"$(dirname \"$4\")/calls\"");
    }

    @Test
    void buildsOnceAndHandsOverEveryArgument() throws Exception {
        Answer first = launch("run", "--data", "my data");
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("habeas: building");
        assertThat(first.out()).endsWith("<run><--data><my data>");
        assertThat(launch("help").err()).isEmpty();
        assertThat(calls()).hasSize(1).first().asString().contains("-DskipTests", "package");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        launch("help");
        Files.setLastModifiedTime(home.resolve("app/target/habeas.jar"), old());
        Files.writeString(home.resolve("app/src/main/Source.java"), "class Source { }");
        launch("help");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void endsWithTheExitCodeOfTheCommand() throws Exception {
        assertThat(launch("fail").exitCode()).isEqualTo(7);
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        maven("echo '[INFO] noise'; echo '[ERROR] Source.java: broken'; exit 1");
        Answer failed = launch("run");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err())
                .contains("[ERROR] Source.java: broken", "the build failed")
                .doesNotContain("noise");
        assertThat(failed.out()).isEmpty();
    }

    @Test
    void namesExactlyWhatIsMissing() throws Exception {
        Files.delete(tools.resolve("mvn"));
        Answer failed = launch("run");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err())
                .isEqualTo("habeas: Maven is missing. On Debian or Ubuntu, as root: apt-get install maven\n");
    }

    @Test
    void explainsVerifyWithoutBuilding() throws Exception {
        Answer help = launch("verify", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("runs every test");
        assertThat(home.resolve("calls")).doesNotExist();
    }

    private Answer launch(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve("habeas").toString()));
        command.addAll(List.of(arguments));
        Path out = parent.resolve("out");
        Path err = parent.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(parent.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        tools.toString(),
                        "JAVA_HOME",
                        parent.resolve("jdk").toString()));
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(home.resolve("calls"));
    }

    private void maven(String line) throws IOException {
        script(tools.resolve("mvn"), line);
    }

    private static FileTime old() {
        return FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Answer(int exitCode, String out, String err) {}
}
