package org.habeas.transparency.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.transparency.figures.Case;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.History;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.habeas.transparency.figures.ReportFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody can compute what a band hides: whatever the numbers of national security process are within their band, every
 * byte that is published is the same.
 */
class SecrecyTests {

    private static final Instant LATER = Instant.parse("2026-01-15T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 249})
    void publishesTheSameBytesWhateverTheNumberWithinTheBand(int number) {
        List<DisclosureEvent> events = new ArrayList<>(open());
        IntStream.range(0, number).forEach(i -> events.addAll(secret(i)));

        assertThat(files(events)).isEqualTo(files(open()));
    }

    @Test
    void changesItsBytesAtTheEdgeOfTheBand() {
        List<DisclosureEvent> events = new ArrayList<>(open());
        IntStream.range(0, 250).forEach(i -> events.addAll(secret(5 * i)));

        List<String> files = files(events);
        assertThat(files.get(0)).contains("250–499").isNotEqualTo(files(open()).get(0));
        assertThat(files.subList(1, 3)).isEqualTo(files(open()).subList(1, 3));
    }

    private static List<String> files(List<DisclosureEvent> events) {
        Period period = Period.parse("2025-H2").orElseThrow();
        Figures figures = ReportFigures.of(events, period, Profile.classic(), LATER);
        ReportContent content = new ReportContent(
                "Northwind Networks",
                figures,
                History.of(figures, events),
                LocalDate.of(2026, 2, 20),
                1,
                false,
                List.of(),
                List.of(),
                "");
        ReportFiles files = ReportDocument.make(content);
        return List.of(
                ReportDocument.xhtml(content, List.of()),
                files.csv(),
                files.json(),
                HexFormat.of().formatHex(files.pdf()));
    }

    private static List<DisclosureEvent> open() {
        List<DisclosureEvent> events = new ArrayList<>(Case.of("a", InstrumentType.SUBPOENA, "US", "2025-07-14")
                .answered("2025-08-20", 2, 1)
                .events());
        events.addAll(Case.of("b", InstrumentType.MLAT, "FR", "2025-08-01")
                .then(DisclosureKind.RESIDUAL, Residual.WITHDRAWN, "2025-09-01")
                .events());
        return events;
    }

    /** Served long before anything else, open over the period, answered, challenged, withdrawn, forged. */
    private static List<DisclosureEvent> secret(int number) {
        String name = "n-" + number;
        return switch (number % 5) {
            case 0 ->
                Case.of(name, InstrumentType.NSL, "US", "2025-07-01")
                        .then(DisclosureKind.CHALLENGED, Challenge.NONDISCLOSURE, "2025-07-20")
                        .answered("2025-08-04", 1, 1)
                        .events();
            case 1 -> Case.of(name, InstrumentType.FISA, "US", "2023-02-01").events();
            case 2 ->
                Case.of(name, InstrumentType.NSL, "US", "2025-09-01")
                        .then(DisclosureKind.RESIDUAL, Residual.NO_DATA, "2025-09-04")
                        .events();
            case 3 ->
                Case.of(name, InstrumentType.NSL, "US", "2025-10-01")
                        .then(DisclosureKind.FRAUDULENT, "2025-10-02")
                        .events();
            default -> Case.of(name, InstrumentType.NSL, "US", "2025-12-30").events();
        };
    }
}
