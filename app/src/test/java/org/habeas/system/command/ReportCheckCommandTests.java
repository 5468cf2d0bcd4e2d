package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCheckCommandTests {

    private static final String SAMPLE = "../docs/examples/legal-process-2013.csv";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAReport() {
        assertThat(Said.by("report", "2013", "--events", SAMPLE, "--out", folder.toString(), "--as-of", "2014-02-20")
                        .exitCode())
                .isZero();
    }

    @Test
    void findsNothingInOurOwnFiles() {
        Said said = Said.by("report-check", file("csv").toString(), file("json").toString());

        assertThat(said.out()).isEqualToIgnoringNewLines("2 files, nothing found");
        assertThat(said.exitCode()).isZero();
    }

    @Test
    void holdsAFileToAProfileThatSomebodyNames() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.csv"),
                "year,type,count_requests_received,count_disclosed\n2021,court order,170,94\n");

        assertThat(Said.by("report-check", "--profile", "classic", file("json").toString())
                        .exitCode())
                .isZero();
        assertThat(Said.by("report-check", other.toString()).exitCode()).isZero();
        assertThat(Said.by("report-check", "--profile", "classic", other.toString()))
                .satisfies(said -> assertThat(said.exitCode()).isEqualTo(1))
                .satisfies(said -> assertThat(said.out()).contains("the row subpoena of us_government is missing"));
        assertThat(Said.by("report-check", "--profile", "google", other.toString()))
                .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err()).contains("There is no profile google"));
    }

    @Test
    void printsRuleCellAndArithmeticOfWhatDoesNotHold() throws IOException {
        Files.writeString(
                file("csv"),
                Files.readString(file("csv")).replace("subpoena,,received,18\r\n", "subpoena,,received,19\r\n"));

        Said said = Said.by("report-check", file("csv").toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("R1  " + file("csv") + " line 2, by type, us government, subpoena, received: 19 received ≠ 1"
                        + " answered + 1 in process + 16 closed without an answer = 18")
                .contains("R4  ")
                .contains("1 file, 2 findings");
    }

    @Test
    void readsTheTablesOfOtherPublishers() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.csv"),
                "year,type,count_requests_received,count_disclosed\n2021,court order,94,170\n");

        Said said = Said.by("report-check", other.toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("2021, by type, court order, answered: 170 answered > 94 received");
    }

    @Test
    void saysInOneLineThatAFileCannotBeRead() throws IOException {
        Path none = Files.writeString(folder.resolve("none.csv"), "name,colour\nx,red\n");

        for (String[] wrong :
                new String[][] {{"report-check", none.toString()}, {"report-check", "nowhere.csv"}, {"report-check"}}) {
            Said said = Said.by(wrong);
            assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
            assertThat(said.err().lines()).hasSize(1);
        }
    }

    private Path file(String extension) {
        return folder.resolve("transparency-report-2013." + extension);
    }
}
