package org.habeas.transparency.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEventCsv;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.legalprocess.disclosure.ReadEvents;
import org.habeas.legalprocess.disclosure.Residual;
import org.junit.jupiter.api.Test;

/** Tables that Cloudflare published, rebuilt from cases: for 2013 and for the first half of 2015. */
class PublishedTableTests {

    private static final Path SAMPLE = Path.of("../docs/examples/legal-process-2013.csv");

    @Test
    void rebuildsTheTableOf2013FromTheSampleFile() throws IOException {
        ReadEvents read = DisclosureEventCsv.read(Files.readString(SAMPLE), Pseudonyms.forgotten(), Case.ZONE);

        Figures figures = ReportFigures.of(
                read.events(),
                Period.parse("2013").orElseThrow(),
                Profile.classic(),
                Instant.parse("2014-02-01T00:00:00Z"));

        assertThat(read.problems()).isEmpty();
        assertThat(table(figures))
                .containsEntry("subpoena", "18/1/1/17/1 (16)")
                .containsEntry("court_order", "28/25/2/227/38 (1)")
                .containsEntry("search_warrant", "3/1/1/4/1 (1)")
                .containsEntry("pen_register_trap_trace", "1/1/0/0/1 (0)")
                .containsEntry("wiretap", "0/0/0/0/0 (0)");
        assertThat(figures.total().count(Measure.ACCOUNTS)).isEqualTo(41);
        assertThat(figures.total().count(Measure.RECEIVED)).isEqualTo(50);
        assertThat(figures.total().count(Residual.WITHDRAWN)).isEqualTo(8);
        assertThat(figures.nationalSecurity().requests().words()).isEqualTo("0–249");
        assertThat(figures.flow()).isEqualTo(new Flow(0, 50, 28, 0, 18, 0, 4, 4));
    }

    @Test
    void rebuildsTheKnownCellsOfTheFirstHalfOf2015() {
        List<DisclosureEvent> events = new ArrayList<>();
        serve(events, "S", InstrumentType.SUBPOENA, 12, 10, 139, 12);
        serve(events, "O", InstrumentType.COURT_ORDER, 50, 49, 2120, 96);
        serve(events, "W", InstrumentType.SEARCH_WARRANT, 3, 3, 0, 0);
        serve(events, "P", InstrumentType.PEN_REGISTER_TRAP_TRACE, 1, 1, 0, 0);
        serve(events, "M", InstrumentType.MLAT, 1, 0, 0, 0);

        Figures figures = ReportFiguresTests.figures("2015-H1", events);

        assertThat(table(figures))
                .containsEntry("subpoena", "12/10/2/139/12 (0)")
                .containsEntry("court_order", "50/49/1/2120/96 (0)")
                .containsEntry("search_warrant", "3/3/0/0/0 (0)")
                .containsEntry("pen_register_trap_trace", "1/1/0/0/0 (0)")
                .containsEntry("wiretap", "0/0/0/0/0 (0)")
                .containsEntry("mlat", "1/0/1/0/0 (0)");
    }

    private static void serve(
            List<DisclosureEvent> events,
            String prefix,
            InstrumentType instrument,
            int received,
            int answered,
            int domains,
            int accounts) {
        for (int i = 0; i < received; i++) {
            Case one = Case.of(prefix + i, instrument, "US", "2015-02-01");
            if (i < answered) {
                one.answered("2015-03-01", share(domains, answered, i), share(accounts, answered, i));
            }
            events.addAll(one.events());
        }
    }

    private static int share(int all, int among, int turn) {
        return all / among + (turn < all % among ? 1 : 0);
    }

    private static Map<String, String> table(Figures figures) {
        Map<String, String> table = new TreeMap<>();
        figures.groups().forEach(group -> group.rows().forEach(row -> {
            Tally tally = row.tally();
            table.put(
                    row.code(),
                    "%d/%d/%d/%d/%d (%d)"
                            .formatted(
                                    tally.count(Measure.RECEIVED),
                                    tally.count(Measure.ANSWERED),
                                    tally.count(Measure.IN_PROCESS),
                                    tally.count(Measure.DOMAINS),
                                    tally.count(Measure.ACCOUNTS),
                                    tally.count(Measure.RESIDUAL)));
        }));
        return table;
    }
}
