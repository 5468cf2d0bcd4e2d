package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the hostile mails in a Java machine of its own with little memory, as one run of intake would read them. */
@MailScenario(28)
class HostileMailTests {

    private static final int MEGABYTES = 96;
    private static final int MOST_MILLISECONDS = 2_000;
    private static final Map<String, String[]> READ = new LinkedHashMap<>();

    @BeforeAll
    static void readAllInLittleMemory() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEGABYTES + "m",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileMails.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(java.exitValue()).as(said).isZero();
        said.lines()
                .map(line -> line.split("\\|", -1))
                .filter(line -> line.length == 5)
                .forEach(line -> READ.put(line[0], line));
    }

    @Test
    void readsEachWithinTwoSeconds() {
        assertThat(READ).containsOnlyKeys(HostileMails.all().keySet());
        assertThat(READ.values())
                .allSatisfy(
                        line -> assertThat(Long.parseLong(line[1])).as(line[0]).isLessThan(MOST_MILLISECONDS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a million empty parts | The mail has more than 1000 parts.
            5,000 nested parts    | The mail has parts nested deeper than 30.
            a subject of 28 MB    | The headers of the mail are larger than Habeas reads.
            200,000 recipients    | The headers of the mail are larger than Habeas reads.
            500,000 headers       | The mail has more than 2000 headers.
            a million open quotes | null
            """)
    void saysWhichLimitStoppedIt(String name, String limit) {
        assertThat(line(name)[2]).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one line of 50 MB                 | The text is longer than 2048 kB; the rest is in the original.
            a zip bomb                        | The archive bomb.zip unpacks to more than 200 times its size.
            an archive that leaves its folder | The archive x names files outside of itself.
            an archive that leaves its folder | The attachment x was named with a path, which is left out.
            a name from right to left         | was named with marks that turn its name around.
            an encoded word as address        | The sender's address cannot be used.
            """)
    void saysWhatIsWrongWithIt(String name, String problem) {
        assertThat(line(name)[3]).contains(problem);
    }

    @Test
    void takesNoAddressFromAnEncodedWord() {
        assertThat(line("an encoded word as address")[4]).isEmpty();
        assertThat(line("500,000 headers")[4]).isEqualTo("jane@example.org");
    }

    private static String[] line(String name) {
        String[] line = READ.get(name);
        assertThat(line)
                .as(name + " in " + Arrays.toString(READ.keySet().toArray()))
                .isNotNull();
        return line == null ? new String[5] : line;
    }
}
