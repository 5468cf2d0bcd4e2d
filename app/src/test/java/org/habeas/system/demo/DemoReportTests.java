package org.habeas.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.habeas.legalprocess.disclosure.DisclosureEventCsv;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.legalprocess.disclosure.ReadEvents;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.History;
import org.habeas.transparency.figures.Measure;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.habeas.transparency.figures.ReportFigures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoReportTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T06:00:00Z,2026-H1",
        "2027-01-01T12:00:00Z,2026-H2",
        "2027-01-01T09:00:00Z,2026-H2",
        "2028-08-01T00:00:00Z,2028-H1"
    })
    void fillsTheHalfYearsThatEndedBeforeTheDemonstrationBegins(Instant now, String period) {
        ReadEvents read = DisclosureEventCsv.read(
                DemoReport.csv(now), Pseudonyms.forgotten(), Profile.classic().zoneId());
        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).allSatisfy(event -> assertThat(event.at()).isBefore(now));

        Figures figures = ReportFigures.of(read.events(), Period.parse(period).orElseThrow(), Profile.classic(), now);

        assertThat(figures.total().count(Measure.RECEIVED)).isGreaterThan(30);
        assertThat(figures.total().count(Measure.ANSWERED)).isGreaterThan(10);
        assertThat(figures.total().count(Measure.IN_PROCESS)).isPositive();
        assertThat(figures.content().tally().count(Measure.ITEMS)).isPositive();
        assertThat(History.of(figures, read.events())).hasSize(3);
    }
}
