package org.habeas.transparency.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.habeas.legalprocess.disclosure.DisclosureEventCsv;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.transparency.check.BandRules.Published;
import org.habeas.transparency.document.ReportContent;
import org.habeas.transparency.document.ReportContent.AttestedStatement;
import org.habeas.transparency.document.ReportContent.Change;
import org.habeas.transparency.document.ReportDocument;
import org.habeas.transparency.figures.DataFiles;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.habeas.transparency.figures.ReportFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCheckTests {

    private static final String DSA_HEAD = "Applicability,Service,Reporting period,Category of illegal content,"
            + "\"Description of the sub-category \"\"Other\"\"\",Scope,"
            + "Number of orders to act against illegal content received,"
            + "Number of specific items of information included in the total number of orders to act against illegal"
            + " content,Median time to inform 1,Median time to give effect 1,Number of orders to provide information,"
            + "Median time to inform 2,Median time to give effect 2,N,O,P,Q,R,S,T\n";

    @Test
    void findsNothingInOurOwnReports() throws IOException {
        for (String period : List.of("2013", "2013-H1", "2013-H2")) {
            assertThat(ReportCheck.of(Map.of("a.csv", csv(period)))).isEmpty();
            assertThat(ReportCheck.of(Map.of("a.json", json(period)))).isEmpty();
        }
        Map<String, String> all = new LinkedHashMap<>();
        List.of("2013", "2013-H1", "2013-H2").forEach(period -> all.put(period + ".json", json(period)));
        assertThat(ReportCheck.of(all)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by_type,us_government,subpoena,,residual,16 | by_type,us_government,subpoena,,residual,15 | R1 "
                        + "| 18 received ≠ 1 answered + 1 in process + 15 closed without an answer = 17",
                "reconciliation,,closing,,requests,4 | reconciliation,,closing,,requests,5 | R2 | = 4 ≠ 5 at the end",
                "by_type,us_government,search_warrant,,answered,1 | by_type,us_government,search_warrant,,answered,4 "
                        + "| R3 | 4 answered > 3 received",
                "by_type,us_government,court_order,,received,28 | by_type,us_government,court_order,,received,29 | R4 "
                        + "| 50 ≠ 51, the sum of its rows",
                "by_country,,,US,received,50 | by_country,,,US,received,49 | R4 | 50 ≠ 49, the sum of the countries",
                "notice,,notified,,requests, | notice,,notified,,requests,9 | R5 | the sum of notice",
                "by_type,us_government,wiretap,,accounts,0 | by_type,us_government,wiretap,,accounts,2 | R8 "
                        + "| 2 affected yet 0 answered",
                "by_country,,,US,received,50 | by_country,,,USA,received,50 | R10 | \"USA\" is no ISO 3166-1 code",
                "by_type,us_government,wiretap,,median_days, | by_type,us_government,wiretap,,median_days,3 | R11 "
                        + "| a median of 3, but 0 answered",
                "not_counted,,forged,,received,0 | not_counted,,TODO,,received,0 | R7 | never filled in",
                "not_counted,,forged,,received,0 | not_counted,national_security,nsl,,received,3 | R9 "
                        + "| 3 is a number; national security process has only bands"
            })
    void namesRuleCellAndArithmeticOfOneBrokenCell(String good, String broken, String rule, String arithmetic)
            throws IOException {
        String csv = csv("2013");
        String changed = csv.replaceAll("(?m)^" + good + (good.endsWith(",") ? "[0-9.]*" : "") + "$", whole(broken));
        assertThat(changed).as("the cell is there").isNotEqualTo(csv);

        assertThat(ReportCheck.of(Map.of("a.csv", changed))).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.cell()).contains("a.csv line ");
            assertThat(finding.arithmetic().replace(",", "")).contains(arithmetic.replace(",", ""));
        });
    }

    private static String whole(String broken) {
        return broken + (broken.endsWith(",") ? "7" : "");
    }

    @Test
    void findsPeriodsThatDoNotFitTogether() {
        assertThat(ReportCheck.of(Map.of(
                        "h1.json",
                        json("2013-H1"),
                        "year.json",
                        json("2013").replace("\"period\" : \"2013\"", "\"period\" : \"2014\""))))
                .extracting(Finding::rule)
                .contains("R7");
        String halves = "year,half,type,count_requests_received,count_disclosed\n2023,1,subpoena,166,156\n";
        assertThat(check(
                        "year.csv",
                        "year,type,count_requests_received,count_disclosed\n2023,subpoena,360,339\n",
                        "halves.csv",
                        halves + "2023,2,subpoena,190,183\n"))
                .singleElement()
                .hasToString("R6  year.csv line 2, 2023, by type, subpoena, received: 360 ≠ 356, the sum of the halves"
                        + " (166 + 190)");
        assertThat(check("halves.csv", halves + "2024,1,subpoena,190,183\n"))
                .singleElement()
                .hasToString("R6  halves.csv, by_type: 2023-H2 is missing between 2023-H1 and 2024-H1");
    }

    @Test
    void comparesNoticesWithDisclosuresOverTwoFilesOfAPublisher() {
        String notices =
                "year,half,type,count\n2024,1,exigent circumstances,1\n2024,1,notification,15\n2024,1,gag order,249\n";
        String requests = "year,half,type,count_requests_received,count_disclosed\n2024,1,subpoena,300,277\n";

        assertThat(check("requests.csv", requests, "notices.csv", notices))
                .singleElement()
                .hasToString("R5  notices.csv line 2, 2024-H1, notice, exigent circumstances, requests: 265 notice"
                        + " outcomes (1 + 15 + 249) ≠ 277 disclosures (277)");
        assertThat(check("requests.csv", requests.replace("277", "265"), "notices.csv", notices))
                .isEmpty();
    }

    @Test
    void findsTheRowsThatAnotherPublisherShifted() {
        assertThat(check("a.csv", """
                                year,type,count_requests_received,count_disclosed
                                2021,subpoena,183,269
                                2021,court order,94,170
                                """))
                .extracting(Finding::rule, Finding::arithmetic)
                .containsExactly(tuple("R3", "269 answered > 183 received"), tuple("R3", "170 answered > 94 received"));
    }

    @Test
    void takesAGroupOfOneRowWithoutASubtotal() {
        String csv = """
                table,group,row,country,measure,value
                requests_by_type,Civil,Subpoena,,received,3
                requests_by_type,Civil,Order,,received,4
                requests_by_type,Civil,"Civil, subtotal",,received,7
                requests_by_type,Emergency,Emergency disclosure,,received,5
                requests_by_type,All,All requests,,received,12
                """;

        assertThat(check("a.csv", csv)).isEmpty();
        assertThat(check("a.csv", csv.replace(",12\n", ",13\n")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.arithmetic()).startsWith("13 ≠ 12, the sum of the groups"));
    }

    @Test
    void knowsWhatABandMayBeAndWhatTwoOfThemTell() {
        String head = "year,month_range,type,count\n";
        assertThat(check("a.csv", head + "2022,Jul-Dec,Affected accounts,250-499\n"))
                .isEmpty();
        assertThat(check("a.csv", head + "2022,Jul-Dec,Affected accounts,1-499\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.arithmetic()).contains("1–499 spans 499"));
        Period year = Period.parse("2022").orElseThrow();
        List<Published> bands = List.of(
                new Published("H1", Period.parse("2022-H1").orElseThrow(), 1, "requests", 0, 249),
                new Published("H2", Period.parse("2022-H2").orElseThrow(), 1, "requests", 0, 249),
                new Published("the year", year, 1, "requests", 250, 499));
        assertThat(BandRules.differences(bands)).singleElement().satisfies(finding -> assertThat(finding.arithmetic())
                .isEqualTo("250–499 for the year beside 0–249 and 0–249 for its halves leaves 250–498 for the year and"
                        + " 1–249 for 2022-H1"));
        assertThat(BandRules.differences(bands.subList(0, 2))).isEmpty();
    }

    @Test
    void wantsRestatementsAndStatementsToBeWhole() {
        String json = json("2013");
        assertThat(ReportCheck.of(Map.of("a.json", json.replace("Mara Voss", ""))))
                .singleElement()
                .hasToString("R13  a.json, statement 1: name is missing; nobody has attested it");
        assertThat(ReportCheck.of(
                        Map.of("a.json", json.replace("\"date\" : \"2014-02-19\"", "\"date\" : \"2013-11-01\""))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.arithmetic()).contains("before the period had ended"));
        assertThat(ReportCheck.of(Map.of("a.json", json.replace("One was filed late.", ""))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("R12"));
    }

    @Test
    void holdsAFileToAProfile() throws IOException {
        Profile classic = Profile.classic();
        assertThat(ReportCheck.against(classic, Map.of("a.csv", csv("2013")))).isEmpty();
        assertThat(ReportCheck.against(classic, Map.of("a.json", json("2013")))).isEmpty();

        assertThat(ReportCheck.against(classic, Map.of("a.csv", csv("2013").replace(",wiretap,", ",letter,"))))
                .extracting(Finding::rule, Finding::arithmetic)
                .containsExactly(
                        tuple("R4", "the profile classic has no such row"),
                        tuple("R4", "the row wiretap of us_government is missing"));
        assertThat(ReportCheck.against(
                        classic,
                        Map.of("a.json", json("2013").replace("\"profile\" : \"classic\"", "\"profile\" : \"x\""))))
                .extracting(Finding::rule)
                .containsExactly("R7");
        assertThat(ReportCheck.against(
                        classic, Map.of("a.csv", "year,month_range,type,count\n2022,Jul-Dec,Affected,500-999\n")))
                .extracting(Finding::arithmetic)
                .contains("500-999 spans 500; the profile classic has bands of 250");
    }

    @Test
    void holdsEveryNumberInASentenceAgainstTheTables() {
        assertThat(ReportCheck.of(
                        Map.of("a.json", json("2013").replace("We received 50 requests", "We received 51 requests"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("R7");
                    assertThat(finding.cell()).isEqualTo("a.json, At a glance");
                    assertThat(finding.arithmetic()).startsWith("51 stands in").endsWith("in no table");
                });
    }

    @Test
    void recomputesTheTotalsOfOrdersByMemberState() {
        String rows = dsa("TOTAL", "TOTAL", "5,1434,0,227,2,0,337")
                + dsa("BE", "KEYWORD_COPYRIGHT_INFRINGEMENT", "2,1372,0,350,,,")
                + dsa("IT", "KEYWORD_COPYRIGHT_INFRINGEMENT", ",,,,1,0,672")
                + dsa("PL", "KEYWORD_IMPERSONATION", ",,,,1,0,2");
        assertThat(check("3.csv", DSA_HEAD + rows)).isEmpty();

        assertThat(check(
                        "3.csv",
                        DSA_HEAD
                                + rows.replace("0,337", "0,672")
                                        .replace(",BE,", ",GR,")
                                        .replaceFirst("2025-12-31", "2025-12/31")))
                .extracting(Finding::rule)
                .containsExactly("R10", "R10", "R11");
        assertThat(check(
                        "3.csv",
                        DSA_HEAD
                                + dsa("TOTAL", "TOTAL", "2,1372,,,,,")
                                + dsa("TOTAL", "STATEMENT_CATEGORY_A", "2,1372,,,,,")
                                + dsa("TOTAL", "STATEMENT_CATEGORY_B", "3,62,,,,,")))
                .extracting(Finding::arithmetic)
                .anySatisfy(words -> assertThat(words).startsWith("items: 1372 ≠ 1434, the sum of its categories"));
    }

    @Test
    void refusesAFileThatIsNoReport() {
        assertThatThrownBy(() -> check("a.csv", "name,colour\nx,red\n"))
                .isInstanceOf(UnreadableReport.class)
                .hasMessageStartingWith("a.csv has none of the columns of a report");
        assertThatThrownBy(() -> check("a.json", "{\"values\": ")).hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> check("a.csv", "")).hasMessageContaining("holds no values");
    }

    private static String dsa(String scope, String category, String numbers) {
        return "Yes,CDN,2025-07-01/2025-12-31," + category + ",," + scope + "," + numbers + ",,,,,,,\n";
    }

    private static List<Finding> check(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return ReportCheck.of(files);
    }

    private static String csv(String period) throws IOException {
        return DataFiles.csv(figures(period));
    }

    private static String json(String period) {
        try {
            return ReportDocument.json(new ReportContent(
                    "Northwind Networks",
                    figures(period),
                    List.of(figures(period)),
                    LocalDate.of(2014, 2, 20),
                    1,
                    false,
                    List.of(new AttestedStatement(
                            "We have never handed over keys.",
                            1,
                            "Mara Voss",
                            "General Counsel",
                            LocalDate.of(2014, 2, 19))),
                    List.of(new Change("Subpoena", "17", "18", "One was filed late.", LocalDate.of(2014, 2, 20))),
                    ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figures figures(String period) throws IOException {
        return ReportFigures.of(
                DisclosureEventCsv.read(
                                Files.readString(Path.of("../docs/examples/legal-process-2013.csv")),
                                Pseudonyms.forgotten(),
                                Profile.classic().zoneId())
                        .events(),
                Period.parse(period).orElseThrow(),
                Profile.classic(),
                Instant.parse("2014-02-01T00:00:00Z"));
    }
}
