package org.habeas.legalprocess.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosureEventCsvTests {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final Pseudonyms pseudonyms = Pseudonyms.forgotten();

    @Test
    void readsOneRowPerTargetAndEventAndInheritsWhatTheRequestIs() {
        ReadEvents read = read("""
                case,event,at,instrument,country,category,detail,target_kind,target
                2013-7,received,2013-03-05,court_order,US,subscriber,,,
                2013-7,affected,2013-03-20,,,content,,account,Someone@Example.com
                2013-7,affected,2013-03-20,,,,,account,someone@example.com
                2013-7,affected,2013-03-21,,,,,domain,example.com.
                2013-7,notice,2013-03-08,,,,notified,,
                2013-7,answered,2013-03-20T14:00-07:00,,,,,,
                """);

        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).hasSize(6).allSatisfy(event -> {
            assertThat(event.facts().instrument()).isEqualTo(InstrumentType.COURT_ORDER);
            assertThat(event.facts().group()).isEqualTo(RequestGroup.US_GOVERNMENT);
            assertThat(event.facts().country()).isEqualTo("US");
        });
        assertThat(read.events().get(0).at()).isEqualTo(Instant.parse("2013-03-05T08:00:00Z"));
        assertThat(read.events().get(5).at()).isEqualTo(Instant.parse("2013-03-20T21:00:00Z"));
        assertThat(read.events().get(1).target()).isEqualTo(read.events().get(2).target());
        assertThat(read.events().get(1).facts().category()).isEqualTo(DataCategory.CONTENT);
        assertThat(String.valueOf(read.events())).doesNotContainIgnoringCase("someone");
    }

    @Test
    void namesEveryBadRowByItsLineAndReadsTheOthers() {
        ReadEvents read = read("""
                case,event,at,instrument,country,detail,target_kind,target
                a,received,2013-03-05,subpoena,US,,,
                b,received,2013-13-05,subpoena,US,,,
                c,received,2013-03-05,supoena,US,,,
                d,received,2013-03-05,subpoena,XX,,,
                e,answered,2013-03-05,,,,,
                a,residual,2013-03-06,,,gone,,
                a,affected,2013-03-06,,,,,
                a,affected,2013-03-06,,,,account,
                "f
                g",received,2013-03-05,subpoena,US,,,
                a,received,2013-03-05,subpoena,US,,,
                a,residual,2013-03-06,,,no_data,,
                ,received,2013-03-06,subpoena,US,,,
                """);

        assertThat(read.events()).extracting(DisclosureEvent::caseReference).containsExactly("a", "a");
        assertThat(read.problems()).extracting(ImportProblem::line).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 12, 14);
        assertThat(read.problems()).extracting(ImportProblem::toString).satisfies(problems -> {
            assertThat(problems.get(0)).contains("at \"2013-13-05\" is no date");
            assertThat(problems.get(1)).contains("instrument \"supoena\" is not one of subpoena, court_order");
            assertThat(problems.get(2)).contains("country \"XX\" is no ISO 3166-1 code");
            assertThat(problems.get(3)).contains("instrument is missing");
            assertThat(problems.get(4))
                    .contains("needs a detail that is one of withdrawn")
                    .contains("not \"gone\"");
            assertThat(problems.get(8)).contains("the same row as line 2");
        });
    }

    @Test
    void refusesAFileWhoseFirstLineDoesNotNameTheColumns() {
        assertThat(read("case,when\nx,2013-01-01\n").problems())
                .extracting(ImportProblem::toString)
                .anySatisfy(problem -> assertThat(problem).contains("unknown column \"when\""))
                .anySatisfy(problem -> assertThat(problem).contains("column event is missing"));
        assertThat(read("").problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("empty"));
    }

    @Test
    void takesWhatSpreadsheetsWriteAndRowsInAnyOrder() {
        String rows = """
                Case,Event,at,Instrument,COUNTRY,category,detail,Target-Kind,target,,
                "k-1","answered",2013-02-03,,,,,,,,,
                k-1,affected,2013-02-03,,,,,Domain,"a,b"".example",,

                k-1,Received,2013-01-20,Search Warrant,us,Content
                k-2,received,2013-01-21,subpoena
                k-2,residual,2013-01-22,,,,No Data
                """;

        ReadEvents read = read("\uFEFF" + rows.replace("\n", "\r\n"));

        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).hasSize(5);
        assertThat(read.events().subList(0, 3)).allSatisfy(event -> {
            assertThat(event.facts().instrument()).isEqualTo(InstrumentType.SEARCH_WARRANT);
            assertThat(event.facts().country()).isEqualTo("US");
            assertThat(event.facts().category()).isEqualTo(DataCategory.CONTENT);
        });
        assertThat(read.events().get(1).target()).isEqualTo(pseudonyms.of(TargetKind.DOMAIN, "A,B\".example"));
        assertThat(read.events().get(4).detail()).isEqualTo("no_data");
    }

    @Test
    void namesTheLineWhereQuotesAreBroken() {
        String head = "case,event,at,instrument,target_kind,target\n";

        assertThat(read(head + "k-1,received,2013-01-20,subpoena,,\nk-1,affected,2013-01-21,,account,\"x\"y\n")
                        .problems())
                .singleElement()
                .hasToString(
                        "line 3: a quoted field goes on after its closing quote; write \"\" for a quote inside it");
        assertThat(read(head + "k-1,received,yesterday,subpoena,,\nk-1,affected,2013-01-21,,account,\"x\n")
                        .problems())
                .extracting(ImportProblem::line)
                .containsExactly(2, 3);
        assertThat(read(head + "k-1,received,2013-01-20,subpoena,,,x\n").problems())
                .singleElement()
                .hasToString("line 2: 7 fields where the first line names 6 columns");
    }

    @Test
    void numbersRowsUnderTheKeySoThatNobodyCanTryNames() {
        String csv = """
                case,event,at,instrument,target_kind,target
                k-1,received,2013-01-20,subpoena,,
                k-1,affected,2013-01-21,,account,someone@example.com
                """;

        assertThat(read(csv).events()).isEqualTo(read(csv).events());
        assertThat(DisclosureEventCsv.read(csv, Pseudonyms.forgotten(), PACIFIC).events())
                .extracting(DisclosureEvent::id)
                .doesNotContainAnyElementsOf(
                        read(csv).events().stream().map(DisclosureEvent::id).toList());
    }

    @Test
    void writesWhatItReads() {
        List<DisclosureEvent> events = read("""
                        case,event,at,zone,instrument,country,detail,target_kind,target,recorded_at
                        k-1,received,2025-06-30T23:30,America/Los_Angeles,mlat,DE,,,,2025-07-02
                        k-1,affected,2025-07-09,Europe/Berlin,,,,domain,example.org,
                        k-1,extraordinary_opened,2025-07-10,,,,modify_dns,,,
                        """).events();

        String written = DisclosureEventCsv.write(events);

        ReadEvents again = DisclosureEventCsv.read(written, Pseudonyms.forgotten(), ZoneId.of("Asia/Tokyo"));
        assertThat(again.problems()).isEmpty();
        assertThat(DisclosureEventCsv.write(again.events())).isEqualTo(written);
        assertThat(again.events())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(events);
        assertThat(written).doesNotContain("example.org").startsWith("case,event,at,zone");
    }

    private ReadEvents read(String csv) {
        return DisclosureEventCsv.read(csv, pseudonyms, PACIFIC);
    }
}
