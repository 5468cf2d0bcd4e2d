package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.habeas.database.TestDatabase;
import org.habeas.templates.pdf.PdfChecks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code import legal-process} into the empty database of an installation, and {@code report} from what is there then. */
class RegisterCommandsIntegrationTests {

    private static final String SAMPLE = "../docs/examples/legal-process-2013.csv";
    private static final String HEAD = "case,event,at,instrument,country,detail,target_kind,target\n";

    @TempDir
    private Path folder;

    private JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource());

    @BeforeEach
    void install() throws IOException {
        TestDatabase database = TestDatabase.fresh("register_commands");
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().role(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", database.application().role()))
                .load()
                .migrate();
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.url(),
                database.application().role(),
                database.application().password()));
        // as a demonstration that runs leaves word of its database
        Files.createDirectory(folder.resolve("postgres"));
        Files.writeString(
                folder.resolve("database.properties"),
                "url=" + database.url() + "\nrole=" + database.application().role() + "\npassword="
                        + database.application().password());
    }

    @Test
    void rebuildsTheTableOf2013AfterAnImport() throws IOException {
        assertThat(imported(Path.of(SAMPLE), "--dry-run").out()).contains("385 rows of 50 cases would be imported");
        assertThat(rows()).isZero();
        Said said = imported(Path.of(SAMPLE));
        assertThat(said.out()).as(said.err()).contains("385 rows of 50 cases imported");

        Said made = report("2013", "--as-of", "2014-02-20");

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.err()).isEmpty();
        assertThat(made.out().lines()).hasSize(3);
        assertRow("2013", "us_government,subpoena", 18, 1, 1, 16, 17, 1);
        assertRow("2013", "us_government,court_order", 28, 25, 2, 1, 227, 38);
        assertRow("2013", "us_government,search_warrant", 3, 1, 1, 1, 4, 1);
        assertRow("2013", "us_government,pen_register_trap_trace", 1, 1, 0, 0, 0, 1);
        assertRow("2013", "us_government,wiretap", 0, 0, 0, 0, 0, 0);
        assertThat(csv("2013")).contains("by_type,,,,accounts,41\r\n").doesNotContain("national", "249");
        assertThat(PdfChecks.failures(Files.readAllBytes(file("2013", "pdf")))).isEmpty();
        assertThat(Said.by(
                        "report-check",
                        "--profile",
                        "classic",
                        file("2013", "csv").toString(),
                        file("2013", "json").toString()))
                .satisfies(checked -> assertThat(checked.out()).contains("2 files, nothing found"))
                .satisfies(checked -> assertThat(checked.exitCode()).isZero());
        assertThat(jdbc.sql("select t::text from legal_disclosure_event t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("@example.com") || row.contains("site-"));
    }

    @Test
    void makesAReportWithoutAnyRequestAndSaysSo() throws IOException {
        Said empty = report("2025-H1");

        assertThat(empty.exitCode()).as(empty.err()).isZero();
        assertThat(empty.err())
                .contains("No request was received in 2025-H1 and none was open when it began; the report says so.");
        assertThat(csv("2025-H1")).contains("by_type,,,,received,0\r\n");
        assertThat(PdfChecks.failures(Files.readAllBytes(file("2025-H1", "pdf"))))
                .isEmpty();

        imported(Path.of(SAMPLE));
        assertThat(report("2012-H2").err()).contains("No request was received in 2012-H2");
        assertThat(report("1990").exitCode()).isZero();
        assertThat(report("2025-H3")).satisfies(said -> {
            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.err().lines()).singleElement().asString().contains("such as 2025-H1", "not 2025-H3");
        });
    }

    @Test
    void namesEveryLineThatDoesNotFitAndImportsNothing() throws IOException {
        Said said = imported(write("""
                fine,received,2013-02-01,subpoena,US,,,
                twice,received,2013-02-01,subpoena,US,,,
                twice,received,2013-02-02,,,,,
                ends,received,2013-02-01,subpoena,US,,,
                ends,answered,2013-02-03,,,,,
                ends,residual,2013-02-04,,,no_data,,
                early,received,2013-02-03,subpoena,US,,,
                early,answered,2013-02-01,,,,,
                never,answered,2013-02-01,subpoena,US,,,
                given,received,2013-02-01,subpoena,US,,,
                given,affected,2013-02-02,,,,account,a@example.com
                given,residual,2013-02-03,,,withdrawn,,
                later,received,2999-02-01,subpoena,US,,,
                where,received,2013-02-01,subpoena,UK,,,
                what,received,2013-02-01,letter,US,,,
                what,answered,2013-02-02,,,,,
                """));

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 4: case twice: received 2 times"),
                        line -> assertThat(line).startsWith("line 7: case ends: answered on 2013-02-03, then residual"),
                        line -> assertThat(line).startsWith("line 9: case early: answered on 2013-02-01, before"),
                        line -> assertThat(line)
                                .startsWith("line 10: case never: answered on 2013-02-01, but was never"),
                        line -> assertThat(line).startsWith("line 13: case given: closed without an answer, yet data"),
                        line -> assertThat(line).startsWith("line 14: at lies in the future, 2999-02-01"),
                        line -> assertThat(line).startsWith("line 15: country \"UK\" is no ISO 3166-1 code"),
                        line -> assertThat(line).startsWith("line 16: instrument \"letter\" is not one of subpoena"),
                        line -> assertThat(line).startsWith("line 17: instrument is missing"));
        assertThat(said.out()).contains("13 rows of 7 cases read, 9 problems, nothing imported");
        assertThat(imported(write("")).err())
                .isEqualToIgnoringNewLines("line 1: no row stands below the names of the columns");
        assertThat(imported(write("LP-2026-123456789,received,2013-02-01,subpoena,US,,,\n"))
                        .err())
                .startsWith("line 2: case LP-2026-123456789 has a reference like those given here");
        assertThat(rows()).isZero();
    }

    @Test
    void goesOnWithACaseOfAnEarlierFileAndTakesNoRowTwice() throws IOException {
        imported(write("k-1,received,2013-12-30,subpoena,US,,,\n"));
        assertThat(imported(write("k-1,received,2013-12-30,subpoena,US,,,\n")).err())
                .isEqualToIgnoringNewLines("line 2: case k-1: this row is in the register already");
        assertThat(imported(write("k-1,received,2014-01-02,subpoena,US,,,\n")).err())
                .isEqualToIgnoringNewLines("line 2: case k-1: received 2 times");

        assertThat(imported(write("""
                                k-1,affected,2014-01-09,subpoena,,,account,a@example.com
                                k-1,affected,2014-01-10,,,,account,A@example.com
                                k-1,answered,2014-01-10,,,,,
                                """)).out()).contains("3 rows of 1 case imported");

        assertThat(report("2013").err()).isEmpty();
        report("2014");
        assertRow("2013", "us_government,subpoena", 1, 0, 1, 0, 0, 0);
        assertRow("2014", "us_government,subpoena", 0, 0, 0, 0, 0, 0);
        assertThat(csv("2014"))
                .contains(
                        "reconciliation,,opening,,requests,1\r\n", "reconciliation,,answered_earlier,,requests,1\r\n");
    }

    /** A published half-year in which civil subpoenas touched 35,382 domains. */
    @Test
    void takesTensOfThousandsOfRows() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 35_382; i++) {
            String name = "c-" + i % 400;
            if (i < 400) {
                rows.append(name).append(",received,2021-02-01,civil_subpoena,US,,,\n");
                rows.append(name).append(",answered,2021-03-01,,,,,\n");
            }
            rows.append(String.format(Locale.ROOT, "%s,affected,2021-03-01,,,,domain,site-%d.example%n", name, i));
        }
        for (int i = 0; i < 4_000; i++) {
            rows.append(String.format(Locale.ROOT, "s-%d,received,2021-0%d-03,subpoena,DE,,,%n", i, i % 6 + 1));
        }
        long begin = System.nanoTime();
        Said said = imported(write(rows.toString()));
        assertThat(said.out()).as(said.err()).contains("40182 rows of 4400 cases imported");
        Said made = report("2021-H1");
        assertThat(made.exitCode()).as(made.err()).isZero();
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;

        assertRow("2021-H1", "civil,civil_subpoena", 400, 400, 0, 0, 35_382, 0);
        assertRow("2021-H1", "us_government,subpoena", 4_000, 0, 4_000, 0, 0, 0);
        assertThat(seconds).as("seconds").isLessThan(90);
    }

    private void assertRow(
            String period,
            String row,
            int received,
            int answered,
            int inProcess,
            int residual,
            int domains,
            int accounts)
            throws IOException {
        String begin = "by_type," + row + ",,";
        assertThat(csv(period))
                .contains(
                        begin + "received," + received + "\r\n",
                        begin + "answered," + answered + "\r\n",
                        begin + "in_process," + inProcess + "\r\n",
                        begin + "residual," + residual + "\r\n",
                        begin + "domains," + domains + "\r\n",
                        begin + "accounts," + accounts + "\r\n");
    }

    private long rows() {
        return jdbc.sql("select count(*) from legal_disclosure_event")
                .query(Long.class)
                .single();
    }

    private Path write(String rows) throws IOException {
        return Files.writeString(folder.resolve("register.csv"), HEAD + rows);
    }

    private Said imported(Path file, String... more) {
        String[] words = {"import", "legal-process", file.toString(), "--data", folder.toString()};
        return Said.by(joined(words, more));
    }

    private Said report(String period, String... more) {
        String[] words = {"report", period, "--out", folder.toString(), "--data", folder.toString()};
        return Said.by(joined(words, more));
    }

    private static String[] joined(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private String csv(String period) throws IOException {
        return Files.readString(file(period, "csv"));
    }

    private Path file(String period, String extension) {
        return folder.resolve("transparency-report-" + period + "." + extension);
    }
}
