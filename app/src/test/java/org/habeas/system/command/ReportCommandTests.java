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

    /** Cells that nobody published, what was in process and the targets of warrants, are whatever they are here. */
    @Test
    void rebuildsThePublishedCellsOfTheFirstHalfOf2015() throws IOException {
        StringBuilder csv = new StringBuilder("case,event,at,instrument,country,target_kind,target\n");
        serve(csv, "subpoena", 12, 10, 139, 12);
        serve(csv, "court_order", 50, 49, 2_120, 96);
        serve(csv, "search_warrant", 3, 3, 0, 0);
        serve(csv, "pen_register_trap_trace", 1, 1, 0, 0);
        serve(csv, "mlat", 1, 0, 0, 0);
        serve(csv, "nsl", 7, 7, 0, 7);
        Path file = Files.writeString(folder.resolve("2015.csv"), csv);

        Said said = Said.by("report", "2015-H1", "--events", file.toString(), "--out", folder.toString());

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(Files.readString(folder.resolve("transparency-report-2015-H1.csv")))
                .contains("us_government,subpoena,,received,12\r\n", "us_government,subpoena,,answered,10\r\n")
                .contains("us_government,subpoena,,domains,139\r\n", "us_government,subpoena,,accounts,12\r\n")
                .contains("us_government,court_order,,received,50\r\n", "us_government,court_order,,answered,49\r\n")
                .contains("us_government,court_order,,domains,2120\r\n", "us_government,court_order,,accounts,96\r\n")
                .contains("us_government,search_warrant,,received,3\r\n", "search_warrant,,answered,3\r\n")
                .contains("us_government,pen_register_trap_trace,,received,1\r\n")
                .contains("us_government,pen_register_trap_trace,,answered,1\r\n")
                .contains("us_government,wiretap,,received,0\r\n")
                .contains("foreign_government,mlat,,received,1\r\n")
                .contains("by_type,,,,received,67\r\n")
                .doesNotContain("nsl");
    }

    private static void serve(
            StringBuilder csv, String instrument, int received, int answered, int domains, int accounts) {
        for (int i = 0; i < received; i++) {
            csv.append(instrument).append('-').append(i).append(",received,2015-02-01,");
            csv.append(instrument).append(",US,,\n");
        }
        for (int i = 0; i < domains + accounts; i++) {
            String kind = i < domains ? "domain" : "account";
            csv.append(instrument).append('-').append(i % answered).append(",affected,2015-03-01,,,");
            csv.append(kind).append(',').append(instrument).append(i).append(".example\n");
        }
        for (int i = 0; i < answered; i++) {
            csv.append(instrument).append('-').append(i).append(",answered,2015-03-01,,,,\n");
        }
    }

    @Test
    void refusesAPeriodThatHasNotEndedOrIsNone() {
        assertThat(Said.by("report", "2013", "--events", SAMPLE, "--as-of", "2013-11-01"))
                .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
                .satisfies(said ->
                        assertThat(said.err()).contains("2013 has not ended").contains("--unfinished"));
        assertThat(Said.by("report", "2013-H3", "--events", SAMPLE).err()).contains("such as 2025-H1");
        assertThat(Said.by("report", "2025-H1", "--data", folder.toString()))
                .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err().lines())
                        .singleElement()
                        .asString()
                        .contains("There is no demonstration in"));
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
