package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTests {

    private static final String SAMPLE = "../docs/examples/legal-process-2013.csv";

    @TempDir
    private Path folder;

    @Test
    void rebuildsTheTableOf2013FromTheSampleFile() throws IOException {
        Said said = Said.by("report", "2013", "--events", SAMPLE, "--out", folder.toString(), "--as-of", "2014-02-20");

        assertThat(said.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("transparency-report-2013.csv")))
                .contains("by_type,us_government,subpoena,,received,18\r\n")
                .contains("by_type,us_government,court_order,,domains,227\r\n")
                .contains("by_type,,,,accounts,41\r\n");
        assertThat(folder.resolve("transparency-report-2013.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("transparency-report-2013.json")).isNotEmptyFile();
    }

    @Test
    void refusesAPeriodThatHasNotEndedOrIsNone() {
        assertThat(Said.by("report", "2013", "--events", SAMPLE, "--as-of", "2013-11-01"))
                .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
                .satisfies(said ->
                        assertThat(said.err()).contains("2013 has not ended").contains("--unfinished"));
        assertThat(Said.by("report", "2013-H3", "--events", SAMPLE).err()).contains("such as 2025-H1");
    }

    @Test
    void namesTheCaseWhoseEventsDoNotReconcile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.csv"), "case,event,at,instrument\nk-9,answered,2013-02-03,subpoena\n");

        Said said = Said.by("report", "2013", "--events", file.toString(), "--out", folder.toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("k-9: answered on 2013-02-03, but was never received");
        assertThat(folder.resolve("transparency-report-2013.pdf")).doesNotExist();
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.csv"), "case,event,at,instrument\nk-9,received,yesterday,subpoena\n");

        Said said = Said.by("report", "2013", "--events", file.toString(), "--out", folder.toString());

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("line 2: at \"yesterday\" is no date");
        assertThat(Said.by("report", "2013", "--events", "nowhere.csv").err()).contains("There is no file nowhere.csv");
    }
}
