package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockBatchTests {
    private static final String HEAD = "id,rule,anchor,zone,calendar,events\n";

    @TempDir
    private Path folder;

    @Test
    void answersEveryRowInOrder() throws IOException {
        assertThat(rows(HEAD
                        + "b,eu-gdpr-12-3-respond,2026-03-02,Europe/Berlin,DE,pause:identity:2026-03-04/2026-03-20;"
                        + "extend:2026-03-20\n"
                        + "a,gdpr-33-authority,2026-10-23T14:20:00+02:00,Europe/Berlin,DE,\n"
                        + "c,eu-gdpr-21-objection,2026-03-02,Europe/Berlin,,\n"))
                .containsExactly(
                        "b,2026-06-18,2026-06-18,,",
                        "a,2026-10-26T13:20:00+01:00,2026-10-26T13:20:00+01:00,2026-10-26T14:00:00+01:00,",
                        "c,,,,");
    }

    @Test
    void saysInItsRowWhyItCannotBeComputedAndGoesOn() throws IOException {
        assertThat(rows(HEAD
                        + "1,no-such-rule,2026-03-02,Europe/Berlin,DE,\n"
                        + "2,promise-30d,2026-03-02,Mars/Base,DE,\n"
                        + "3,eu-gdpr-12-3-respond,2026-03-02,Europe/Berlin,,\n"
                        + "4,promise-30d,2026-03-02T10:00:00,Europe/Berlin,,\n"
                        + "5,promise-30d,2026-03-02,Europe/Berlin,,pause:identity:2026-03-01/\n"
                        + "6,uk-dpa-164a-acknowledge,2026-03-02,Europe/London,,\n"
                        + "7,promise-30d,2026-03-02,Europe/Berlin,,extend:2026-03-03\n"
                        + "8,promise-30d,2026-03-02,Europe/Berlin,,\n"))
                .containsExactly(
                        "1,,,,UNKNOWN_RULE: no-such-rule",
                        "2,,,,UNKNOWN_ZONE: Mars/Base",
                        "3,,,,UNKNOWN_CALENDAR: none is given",
                        "4,,,,BAD_ANCHOR: 2026-03-02T10:00:00",
                        "5,,,,BAD_EVENT: pause:identity:2026-03-01/ is before the receipt on 2026-03-02",
                        "6,,,,NOT_IN_FORCE: uk-dpa-164a-acknowledge on 2026-03-02",
                        "7,2026-04-01,2026-04-01,,EXTENSION_NOT_ALLOWED: published promise knows no extension of a"
                                + " fixed length",
                        "8,2026-04-01,2026-04-01,,");
    }

    @Test
    void takesColumnsInAnyOrderAndLeavesOthersAside() throws IOException {
        assertThat(rows("note,Events,calendar,zone,anchor,rule,id\nx,,,UTC,2026-03-02,promise-30d,9\n"))
                .containsExactly("9,2026-04-01,2026-04-01,,");
    }

    @Test
    void readsQuotesAByteOrderMarkAndWindowsLines() throws IOException {
        assertThat(rows("\uFEFF" + HEAD.replace("\n", "\r\n")
                        + "\"say \"\"a, b\"\"\",promise-30d,2026-03-02,UTC,,"
                        + "\"pause:identity:2026-03-04/2026-03-20;pause:fee:2026-03-05/\"\r\n"
                        + "\"two\nlines\",promise-30d,2026-03-02,UTC,,\r\n"))
                .containsExactly(
                        "\"say \"\"a, b\"\"\",2026-04-19,2026-04-19,,", "\"two", "lines\",2026-04-01,2026-04-01,,");
    }

    @Test
    void tellsARowWithTooFewOrTooManyCells() throws IOException {
        assertThat(rows(HEAD
                        + "1\n"
                        + "2,promise-30d,2026-03-02\n"
                        + "3,promise-30d,2026-03-02,UTC,\n"
                        + "4,promise-30d,2026-03-02,UTC,,,x\n"
                        + "\n"
                        + ",,,,,\n"))
                .containsExactly(
                        "1,,,,UNKNOWN_RULE: the row has no cell rule",
                        "2,,,,UNKNOWN_ZONE: the row has no cell zone",
                        "3,,,,BAD_EVENT: the row has no cell events",
                        "4,,,,BAD_EVENT: 7 cells where line 1 names 6 columns",
                        ",,,,UNKNOWN_RULE: none is given");
    }

    @Test
    void refusesAFileItCannotRead() throws IOException {
        assertThat(refusal("")).contains("batch.csv is empty: line 1 names the columns id, rule, zone");
        assertThat(refusal("\n\n")).contains("batch.csv is empty");
        assertThat(refusal("id,rule,anchor,calendar\n")).endsWith("line 1: the column zone, events is missing.");
        assertThat(refusal(HEAD.replace("zone", "id"))).endsWith("line 1: the column id stands twice.");
        assertThat(refusal(HEAD + "1,promise-30d,2026-03-02,UTC,,\n2,\"promise,2026-03-02,UTC,,\n"))
                .endsWith("line 3: a quoted field does not end.");
        Files.write(folder.resolve("batch.csv"), "idé".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused()).contains("is not UTF-8");
        Files.delete(folder.resolve("batch.csv"));
        assertThat(refused()).startsWith("habeas: There is no file").contains("batch.csv");
        Files.createDirectory(folder.resolve("batch.csv"));
        assertThat(refused()).contains("batch.csv").contains("cannot be read");
    }

    @Test
    void refusesToMixAFileWithASingleQuestion() {
        Said said = Said.by("clock", "--batch", "some.csv", "--rule", "promise-30d");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().contains("--batch");
    }

    private List<String> rows(String csv) throws IOException {
        Files.writeString(folder.resolve("batch.csv"), csv);
        Said said = run();
        assertThat(said.err()).isEmpty();
        assertThat(said.exitCode()).isZero();
        List<String> lines = said.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("id,nominal,due,outer,error");
        return lines.subList(1, lines.size());
    }

    private String refusal(String csv) throws IOException {
        Files.writeString(folder.resolve("batch.csv"), csv);
        return refused();
    }

    private String refused() {
        Said said = run();
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(1);
        return said.err().strip();
    }

    private Said run() {
        return Said.by("clock", "--batch", folder.resolve("batch.csv").toString());
    }
}
