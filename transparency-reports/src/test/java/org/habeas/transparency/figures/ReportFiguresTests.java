package org.habeas.transparency.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.legalprocess.disclosure.TargetKind;
import org.junit.jupiter.api.Test;

class ReportFiguresTests {

    private static final Instant LATER = Instant.parse("2026-01-15T00:00:00Z");

    @Test
    void countsARequestOfJuneThatIsAnsweredInJulyAsReceivedAndInProcess() {
        List<DisclosureEvent> events = Case.of("LP-2025-000000001", InstrumentType.SUBPOENA, "US", "2025-06-28")
                .answered("2025-07-09", 3, 1)
                .events();

        Figures first = figures("2025-H1", events);
        Figures second = figures("2025-H2", events);

        assertThat(counts(first)).containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(counts(second)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(first.flow()).isEqualTo(new Flow(0, 1, 0, 0, 0, 0, 1, 1));
        assertThat(second.flow()).isEqualTo(new Flow(1, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void putsARequestIntoThePeriodOfTheProfilesZone() {
        List<DisclosureEvent> events =
                Case.of("a", InstrumentType.SUBPOENA, "US", "2025-06-30T23:30").events();

        assertThat(events.get(0).at()).isEqualTo(Instant.parse("2025-07-01T06:30:00Z"));
        assertThat(counts(figures("2025-H1", events))).startsWith(1);
        assertThat(counts(figures("2025-H2", events))).startsWith(0);
    }

    @Test
    void countsWhatWaitsForTheRequesterAsInProcess() {
        assertThat(counts(figures(
                        "2025-H1",
                        Case.of("a", InstrumentType.COURT_ORDER, "US", "2025-06-01")
                                .then(DisclosureKind.WAITING, "2025-06-20")
                                .then(DisclosureKind.RESIDUAL, Residual.WITHDRAWN, "2025-08-20")
                                .events())))
                .containsExactly(1, 0, 1, 0, 0, 0);
    }

    @Test
    void countsATargetOfTwoRequestsOnceInARowASubtotalAndTheTotal() {
        Figures figures = figures(
                "2025-H1",
                Case.all(
                        Case.of("a", InstrumentType.COURT_ORDER, "US", "2025-02-01")
                                .affected(TargetKind.ACCOUNT, "x", "2025-02-03")
                                .affected(TargetKind.ACCOUNT, "y", "2025-02-03")
                                .then(DisclosureKind.ANSWERED, "2025-02-03"),
                        Case.of("b", InstrumentType.COURT_ORDER, "US", "2025-03-01")
                                .affected(TargetKind.ACCOUNT, "X", "2025-03-03")
                                .then(DisclosureKind.ANSWERED, "2025-03-03"),
                        Case.of("c", InstrumentType.SUBPOENA, "US", "2025-03-01")
                                .affected(TargetKind.ACCOUNT, "y", "2025-03-03")
                                .then(DisclosureKind.ANSWERED, "2025-03-03"),
                        Case.of("d", InstrumentType.CIVIL_SUBPOENA, "DE", "2025-03-01")
                                .affected(TargetKind.ACCOUNT, "x", "2025-03-03")));

        GroupFigures government = figures.groups().get(0);
        assertThat(row(figures, "court_order").count(Measure.ACCOUNTS)).isEqualTo(2);
        assertThat(row(figures, "subpoena").count(Measure.ACCOUNTS)).isEqualTo(1);
        assertThat(government.tally().count(Measure.ACCOUNTS)).isEqualTo(2);
        assertThat(figures.total().count(Measure.ACCOUNTS)).isEqualTo(2);
        assertThat(figures.total().cases(Measure.ACCOUNTS)).containsExactly("a", "b", "c");
        assertThat(row(figures, "civil_subpoena").count(Measure.ACCOUNTS))
                .as("nothing was answered")
                .isZero();
    }

    @Test
    void takesTheMeanOfTheTwoDaysInTheMiddleForAnEvenNumber() {
        Figures figures = figures(
                "2025-H1",
                Case.all(
                        Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01T09:00")
                                .answered("2025-02-01T23:59", 0, 1),
                        Case.of("b", InstrumentType.SUBPOENA, "US", "2025-02-01T23:30")
                                .answered("2025-02-02T00:30", 0, 1),
                        Case.of("c", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .answered("2025-02-11", 0, 1),
                        Case.of("d", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .answered("2025-03-08", 0, 1)));

        assertThat(row(figures, "subpoena").medianDays()).contains(new BigDecimal("5.5"));
        assertThat(row(figures, "court_order").medianDays()).isEmpty();
    }

    @Test
    void givesEveryDisclosureOneNoticeOutcomeAsItStoodWhenItWasMade() {
        Figures figures = figures(
                "2025-H1",
                Case.all(
                        Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .then(DisclosureKind.NOTICE, NoticeOutcome.BARRED, "2025-02-02")
                                .answered("2025-02-20", 0, 1)
                                .then(DisclosureKind.NOTICE, NoticeOutcome.NOTIFIED, "2025-05-01"),
                        Case.of("b", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .then(DisclosureKind.NOTICE, NoticeOutcome.NOTIFIED, "2025-02-02")
                                .answered("2025-02-20", 0, 1),
                        Case.of("c", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .answered("2025-02-20", 0, 1)));

        Tally total = figures.total();
        assertThat(total.count(NoticeOutcome.BARRED)).isEqualTo(1);
        assertThat(total.count(NoticeOutcome.NOTIFIED)).isEqualTo(1);
        assertThat(total.count(NoticeOutcome.NOT_RECORDED)).isEqualTo(1);
    }

    @Test
    void keepsNationalSecurityOutOfEveryOtherFigure() {
        List<DisclosureEvent> without = Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01")
                .answered("2025-02-20", 1, 1)
                .events();
        List<DisclosureEvent> with = Case.all(
                Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01").answered("2025-02-20", 1, 1),
                Case.of("n", InstrumentType.NSL, "US", "2025-02-01")
                        .then(DisclosureKind.CHALLENGED, Challenge.NONDISCLOSURE, "2025-02-03")
                        .answered("2025-02-04", 0, 5));

        Figures figures = figures("2025-H1", with);

        assertThat(DataFiles.values(figures)).isEqualTo(DataFiles.values(figures("2025-H1", without)));
        assertThat(figures.nationalSecurity().requests().words()).isEqualTo("0–249");
        assertThat(figures.nationalSecurity().selectors().words()).isEqualTo("0–249");
        assertThat(figures.total().cases(Measure.RECEIVED)).containsExactly("a");
        assertThat(Band.around(250, 250).words()).isEqualTo("250–499");
        assertThat(Band.around(249, 250).words()).isEqualTo("0–249");
    }

    @Test
    void countsChallengesByTheirLastWord() {
        Figures figures = figures(
                "2025-H1",
                Case.all(
                        Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .then(DisclosureKind.CHALLENGED, Challenge.SCOPE, "2025-02-03")
                                .then(DisclosureKind.CHALLENGE_UPHELD, Challenge.SCOPE, "2025-03-03"),
                        Case.of("b", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .then(DisclosureKind.CHALLENGED, Challenge.SCOPE, "2025-02-03")
                                .then(DisclosureKind.CHALLENGE_DENIED, Challenge.SCOPE, "2025-07-03"),
                        Case.of("c", InstrumentType.SUBPOENA, "US", "2024-12-01")
                                .then(DisclosureKind.CHALLENGED, Challenge.SCOPE, "2024-12-03")
                                .then(DisclosureKind.CHALLENGE_DENIED, Challenge.SCOPE, "2025-02-03")));

        assertThat(figures.challenges()).containsEntry(Challenge.SCOPE, new ChallengeCount(2, 1, 0));
    }

    @Test
    void countsRequestsWhoseScopeWasNarrowedByTheEndOfThePeriod() {
        Figures figures = figures(
                "2025-H1",
                Case.all(
                        Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01")
                                .then(DisclosureKind.NARROWED, "2025-02-03")
                                .then(DisclosureKind.NARROWED, "2025-02-09")
                                .answered("2025-03-03", 0, 1),
                        Case.of("b", InstrumentType.SUBPOENA, "US", "2025-06-01")
                                .then(DisclosureKind.NARROWED, "2025-07-03")));

        assertThat(figures.total().countNarrowed()).isEqualTo(1);
        assertThat(DataFiles.csv(figures)).contains("challenges,,narrowed,,requests,1\r\n");
    }

    @Test
    void knowsWhichDemandsForThingsNeverDoneAreOpen() {
        List<DisclosureEvent> events = Case.of("a", InstrumentType.COURT_ORDER, "US", "2025-02-01")
                .then(DisclosureKind.EXTRAORDINARY_OPENED, ExtraordinaryDemand.KEYS, "2025-02-03")
                .then(DisclosureKind.EXTRAORDINARY_OPENED, ExtraordinaryDemand.FEED, "2025-08-03")
                .then(DisclosureKind.EXTRAORDINARY_CLOSED, ExtraordinaryDemand.KEYS, "2025-09-03")
                .events();

        assertThat(figures("2025-H1", events).openDemands()).containsExactly(ExtraordinaryDemand.FEED);
        assertThat(ReportFigures.of(events, period("2025-H1"), Profile.classic(), Instant.parse("2025-07-05T00:00:00Z"))
                        .openDemands())
                .containsExactly(ExtraordinaryDemand.KEYS);
    }

    @Test
    void leavesAForgedPaperOutOfWhatWasReceivedWheneverItWasFoundOut() {
        Figures figures = figures(
                "2025-H1",
                Case.of("a", InstrumentType.EMERGENCY_REQUEST, "US", "2025-06-29")
                        .then(DisclosureKind.FRAUDULENT, "2025-07-03")
                        .events());

        assertThat(counts(figures)).startsWith(0);
        assertThat(figures.forged()).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhatWasRecordedLater() {
        List<DisclosureEvent> events = Case.of("a", InstrumentType.SUBPOENA, "US", "2025-02-01")
                .answered("2025-06-20", 0, 1)
                .events();
        List<DisclosureEvent> late = events.stream()
                .map(event -> event.kind() == DisclosureKind.RECEIVED
                        ? event
                        : event.recorded(Instant.parse("2025-08-01T00:00:00Z")))
                .toList();

        assertThat(counts(ReportFigures.of(
                        late, period("2025-H1"), Profile.classic(), Instant.parse("2025-07-15T00:00:00Z"))))
                .containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(counts(figures("2025-H1", late))).containsExactly(1, 1, 0, 0, 0, 1);
    }

    @Test
    void refusesAPeriodThatHasNotEndedUnlessAskedForUnfinishedFigures() {
        Instant lastMoment = Instant.parse("2025-07-01T06:59:59Z");

        assertThatThrownBy(() -> ReportFigures.of(List.of(), period("2025-H1"), Profile.classic(), lastMoment))
                .isInstanceOf(PeriodNotEnded.class)
                .hasMessageContaining("2025-H1 has not ended: its last day is 2025-06-30");
        assertThat(ReportFigures.ofUnfinished(List.of(), period("2025-H1"), Profile.classic(), lastMoment)
                        .isEmpty())
                .isTrue();
        assertThat(ReportFigures.of(List.of(), period("2025-H1"), Profile.classic(), lastMoment.plusSeconds(1))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void namesTheCasesWhoseEventsContradictEachOther() {
        List<DisclosureEvent> events = Case.all(
                Case.of("fine", InstrumentType.SUBPOENA, "US", "2025-02-01"),
                Case.neverServed("k-1", InstrumentType.SUBPOENA).answered("2025-02-03", 0, 1),
                Case.of("k-2", InstrumentType.SUBPOENA, "US", "2025-02-01").then(DisclosureKind.RECEIVED, "2025-02-02"),
                Case.of("k-3", InstrumentType.SUBPOENA, "US", "2025-02-10")
                        .then(DisclosureKind.RESIDUAL, Residual.NO_DATA, "2025-02-02"),
                Case.of("k-4", InstrumentType.SUBPOENA, "US", "2025-02-01")
                        .answered("2025-02-03", 0, 1)
                        .then(DisclosureKind.RESIDUAL, Residual.NO_DATA, "2025-02-04"),
                Case.of("k-5", InstrumentType.SUBPOENA, "US", "2025-02-01")
                        .affected(TargetKind.ACCOUNT, "x", "2025-02-03")
                        .then(DisclosureKind.RESIDUAL, Residual.NO_DATA, "2025-02-04"),
                Case.of("k-6", InstrumentType.SUBPOENA, "US", "2025-02-01")
                        .then(DisclosureKind.CHALLENGE_UPHELD, Challenge.QUASH, "2025-02-04"));

        assertThatThrownBy(() -> figures("2025-H1", events)).isInstanceOfSatisfying(EventsDoNotReconcile.class, e -> {
            assertThat(e.problems())
                    .extracting(CaseProblem::caseReference)
                    .containsExactly("k-1", "k-2", "k-3", "k-4", "k-5", "k-6");
            assertThat(e)
                    .hasMessageContaining("k-1: answered on 2025-02-03, but was never received")
                    .hasMessageContaining("k-2: received 2 times")
                    .hasMessageContaining("k-3: residual on 2025-02-02, before it was received")
                    .hasMessageContaining("and 1 more");
        });
    }

    static Figures figures(String period, List<DisclosureEvent> events) {
        return ReportFigures.of(events, period(period), Profile.classic(), LATER);
    }

    private static Period period(String code) {
        return Period.parse(code).orElseThrow();
    }

    private static Tally row(Figures figures, String code) {
        return figures.groups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow()
                .tally();
    }

    private static List<Integer> counts(Figures figures) {
        Tally total = figures.total();
        return List.of(
                (int) total.count(Measure.RECEIVED),
                (int) total.count(Measure.ANSWERED),
                (int) total.count(Measure.IN_PROCESS),
                (int) total.count(Measure.RESIDUAL),
                (int) total.count(Measure.DOMAINS),
                (int) total.count(Measure.ACCOUNTS));
    }
}
