package org.habeas.transparency.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.legalprocess.disclosure.TargetKind;

class ReportFiguresPropertyTests {

    @Property(tries = 200)
    void receivedIsAnsweredInProcessAndClosedInEveryRowAndSum(@ForAll("years") List<Told> told) {
        Figures figures = ReportFiguresTests.figures("2024-H1", events(told));

        figures.groups().forEach(group -> {
            group.rows().forEach(row -> assertThat(row.tally().reconciles()).isTrue());
            assertThat(group.flow().reconciles()).isTrue();
            assertThat(group.tally().count(Measure.ACCOUNTS))
                    .isLessThanOrEqualTo(group.rows().stream()
                            .mapToLong(row -> row.tally().count(Measure.ACCOUNTS))
                            .sum());
        });
        assertThat(figures.total().reconciles()).isTrue();
        assertThat(figures.flow().closingNew()).isEqualTo(figures.total().count(Measure.IN_PROCESS));
        assertThat(figures.countries().values().stream()
                        .mapToLong(tally -> tally.count(Measure.RECEIVED))
                        .sum())
                .isEqualTo(figures.total().count(Measure.RECEIVED));
        assertThat(figures.weeks().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(figures.total().count(Measure.RECEIVED));
    }

    @Property(tries = 100)
    void oneHalfClosesWithWhatTheNextOpensAndBothMakeTheYear(@ForAll("years") List<Told> told) {
        List<DisclosureEvent> events = events(told);
        Figures first = ReportFiguresTests.figures("2024-H1", events);
        Figures second = ReportFiguresTests.figures("2024-H2", events);
        Figures year = ReportFiguresTests.figures("2024", events);

        assertThat(second.flow().opening()).isEqualTo(first.flow().closing());
        assertThat(year.total().count(Measure.RECEIVED))
                .isEqualTo(
                        first.total().count(Measure.RECEIVED) + second.total().count(Measure.RECEIVED));
        assertThat(year.flow().closing()).isEqualTo(second.flow().closing());
    }

    @Property(tries = 100)
    void theSameEventsInAnyOrderGiveTheSameBytes(@ForAll("years") List<Told> told, @ForAll long seed) {
        List<DisclosureEvent> events = events(told);
        List<DisclosureEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(DataFiles.csv(ReportFiguresTests.figures("2024-H1", shuffled)))
                .isEqualTo(DataFiles.csv(ReportFiguresTests.figures("2024-H1", events)));
    }

    @Property(tries = 100)
    void nationalSecurityChangesNothingOutsideItsBand(@ForAll("years") List<Told> told) {
        List<DisclosureEvent> events = events(told);
        List<DisclosureEvent> open = events.stream()
                .filter(event -> event.facts().instrument() != InstrumentType.NSL)
                .toList();

        assertThat(DataFiles.csv(ReportFiguresTests.figures("2024-H1", events)))
                .isEqualTo(DataFiles.csv(ReportFiguresTests.figures("2024-H1", open)));
    }

    @Provide
    Arbitrary<List<Told>> years() {
        Arbitrary<InstrumentType> instruments = Arbitraries.of(
                InstrumentType.SUBPOENA,
                InstrumentType.COURT_ORDER,
                InstrumentType.CIVIL_SUBPOENA,
                InstrumentType.MLAT,
                InstrumentType.EMERGENCY_REQUEST,
                InstrumentType.NSL,
                InstrumentType.EPOC);
        return Combinators.combine(
                        instruments,
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of(Ending.values()),
                        Arbitraries.integers().between(0, 4))
                .as(Told::new)
                .list()
                .ofMaxSize(25);
    }

    private static List<DisclosureEvent> events(List<Told> told) {
        List<DisclosureEvent> events = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            events.addAll(told.get(i).as("k-" + i).events());
        }
        return events;
    }

    enum Ending {
        OPEN,
        ANSWERED,
        RESIDUAL
    }

    /** A request served some days after the middle of 2023 that ends after some more days. */
    record Told(InstrumentType instrument, int served, int took, Ending ending, int targets) {

        Case as(String reference) {
            Case one = Case.of(reference, instrument, "US", day(served));
            switch (ending) {
                case ANSWERED -> {
                    for (int i = 0; i < targets; i++) {
                        one.affected(TargetKind.ACCOUNT, "account-" + (served + i) % 7, day(served + took));
                    }
                    one.then(DisclosureKind.ANSWERED, day(served + took));
                }
                case RESIDUAL -> one.then(DisclosureKind.RESIDUAL, Residual.WITHDRAWN, day(served + took));
                case OPEN -> one.then(DisclosureKind.WAITING, day(served + took));
            }
            return one;
        }

        private static String day(int days) {
            return LocalDate.of(2023, 7, 1).plusDays(days).toString();
        }
    }
}
