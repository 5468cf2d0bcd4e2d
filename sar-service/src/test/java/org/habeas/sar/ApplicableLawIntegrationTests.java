package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SarTest
class ApplicableLawIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private LawDesk law;

    @Autowired
    private RequestFiles files;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void startsThePromiseAndTheEstablishmentsLawAndSaysWhatCannotBeTold() {
        CaseReference reference = journey.received();

        assertThat(running(reference)).containsExactlyInAnyOrder("promise-30d", "eu-gdpr-12-3-respond");
        assertThat(rule(reference, "ch-fadp-25").outcome()).isEqualTo(Outcome.CANNOT_BE_TOLD);
        assertThat(rule(reference, "ch-fadp-25").said().findings())
                .extracting(one -> one.words())
                .contains("the residence is unknown");
    }

    @Test
    void countsACaliforniaResidentsDaysWithoutAPauseDeniesOnDay45AndConfirmsInTenBusinessDaysOverThanksgiving() {
        clock.set(Instant.parse("2026-11-20T18:00:00Z"));
        CaseReference reference = journey.received(
                journey.mailTo("us", "joana@example.org", "My data", "Please send me a copy of my data.", null));
        sort(reference, Right.ACCESS);
        state(reference, "US-CA", "NONE");
        assertThat(clock(reference, "ca-ccpa-7021-confirm").due()).isEqualTo("2026-12-07");
        assertThat(clock(reference, "ca-ccpa-7021-confirm").calendar()).isEqualTo("US");
        assertThat(clock(reference, "ca-ccpa-7021-respond").due()).isEqualTo("2027-01-04");

        journey.letterEnds(reference, acknowledgement(reference), LetterState.ACCEPTED);
        assertThat(clock(reference, "ca-ccpa-7021-confirm").isRunning()).isFalse();
        assertThat(clock(reference, "ca-ccpa-7021-confirm").isLate(clock.instant()))
                .isFalse();
        assertThat(clock(reference, "ca-ccpa-7021-respond").isRunning()).isTrue();

        journey.ask(reference);
        journey.letterEnds(
                reference,
                outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                        .get(0)
                        .id(),
                LetterState.ACCEPTED);
        assertThat(clock(reference, "ca-ccpa-7021-respond").due()).isEqualTo("2027-01-04");
        assertThat(clock(reference, "ca-ccpa-7021-respond").waitingFor()).isNull();

        assertThat(clock(reference, "ca-ccpa-7021-respond").isLate(Instant.parse("2027-01-05T07:59:59Z")))
                .isFalse();
        assertThat(clock(reference, "ca-ccpa-7021-respond").isLate(Instant.parse("2027-01-05T08:00:00Z")))
                .isTrue();

        clock.set(Instant.parse("2027-01-04T18:00:00Z"));
        denyAsUnverifiable(reference);

        assertThat(clock(reference, "ca-ccpa-7021-respond").isRunning()).isFalse();
        assertThat(clock(reference, "ca-ccpa-7021-respond").isLate(clock.instant()))
                .isFalse();
    }

    private void denyAsUnverifiable(CaseReference reference) {
        journey.fire(reference, "timer_identityReminder");
        identity.decide(reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA);
        answers.draft(
                reference,
                new AnswerDraft(
                        Map.of(),
                        "",
                        "",
                        "",
                        "You wrote from an unknown address.",
                        "Your customer number.",
                        List.of(),
                        false),
                journey.version(reference),
                People.NADIA);
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);
        answers.approve(reference, journey.sha256(reference), People.OMAR);
        journey.runJobs(reference);
        journey.letterEnds(reference, journey.letter(reference), LetterState.ACCEPTED);
    }

    @Test
    void countsASwissResidentWithABrazilianAccountAtAGermanEstablishmentByThreeLawsOfWhichTheEarliestWins() {
        CaseReference reference = journey.sorted(Right.ACCESS);

        state(reference, "CH", "BR");

        assertThat(running(reference))
                .containsExactlyInAnyOrder("promise-30d", "eu-gdpr-12-3-respond", "ch-fadp-25", "br-lgpd-19");
        assertThat(clocks.ruling(reference)).map(CaseClock::ruleId).contains("br-lgpd-19");
        assertThat(clocks.ruling(reference)).map(CaseClock::due).hasValueSatisfying(due -> assertThat(due)
                .isEqualTo("2026-12-09"));
        assertThat(clock(reference, "ch-fadp-25").due()).isEqualTo("2026-12-24");
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-12-24");
    }

    @Test
    void stopsMarketingAtOnceWithoutAskingWhoObjects() {
        CaseReference reference = journey.sorted(Right.OBJECTION);
        assertThat(rule(reference, "eu-gdpr-21-objection").outcome()).isEqualTo(Outcome.CANNOT_BE_TOLD);

        law.state(
                reference,
                new StatedFacts("DE", "NONE", HeldAs.CONTROLLER, Set.of(Objection.MARKETING)),
                "as the mail says",
                journey.version(reference),
                People.NADIA);

        assertThat(clock(reference, "eu-gdpr-21-objection").isRunning()).isTrue();
        assertThat(clock(reference, "eu-gdpr-21-objection").due()).isNull();
        identity.decide(
                reference, IdentityDecision.accepted(Rung.NOT_NEEDED), journey.version(reference), People.NADIA);
        assertThat(outbox.of(reference, "sar/identity-request", LetterState.PLANNED))
                .isEmpty();

        law.stopped(reference, "taken off all lists", journey.version(reference), People.NADIA);

        assertThat(clock(reference, "eu-gdpr-21-objection").isRunning()).isFalse();
        assertThat(clock(reference, "eu-gdpr-12-3-respond").isRunning()).isTrue();
        assertThatThrownBy(() -> law.stopped(reference, "again", journey.version(reference), People.NADIA))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("No clock");
    }

    @Test
    void endsWhatDoesNotApplyAsNotOwedAndDeletesNothing() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        state(reference, "CH", null);

        state(reference, "FR", null);

        assertThat(running(reference)).containsExactlyInAnyOrder("promise-30d", "eu-gdpr-12-3-respond");
        assertThat(clock(reference, "ch-fadp-25").owed()).isFalse();
        assertThat(what(reference))
                .contains("clock.notOwed")
                .containsSubsequence("sar.lawFactsStated", "clock.started", "sar.lawFactsStated", "clock.notOwed");

        state(reference, "CH", null);

        assertThat(clock(reference, "ch-fadp-25").owed()).isTrue();
        assertThat(clock(reference, "ch-fadp-25").isRunning()).isTrue();
    }

    @Test
    void judgesAClockByTheRuleItWasStartedByAndShowsWhatAnEditedPackSays() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        state(reference, "CH", null);
        assertThat(rule(reference, "ch-fadp-25").packsToday()).isNull();
        jdbc.sql("update casework_clock set rule = jsonb_set(jsonb_set(rule, '{appliesTo,anyOf}', '[]'),"
                        + " '{version}', '\"before\"') where case_reference = ? and rule_id = 'ch-fadp-25'")
                .param(reference.value())
                .update();

        state(reference, "FR", null);

        assertThat(running(reference)).contains("ch-fadp-25");
        LawFile.Rule kept = rule(reference, "ch-fadp-25");
        assertThat(kept.outcome()).isEqualTo(Outcome.APPLIES);
        assertThat(kept.version()).isEqualTo("before");
        assertThat(kept.packsToday()).isNotNull();
        assertThat(Objects.requireNonNull(kept.packsToday()).outcome()).isEqualTo(Outcome.DOES_NOT_APPLY);
        assertThat(what(reference)).doesNotContain("clock.notOwed");
    }

    @Test
    void judgesAClockOfARuleThatThePacksHaveNoMore() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        state(reference, "CH", null);
        jdbc.sql("update casework_clock set rule_id = 'ch-gone', rule = jsonb_set(rule, '{id}', '\"ch-gone\"')"
                        + " where case_reference = ? and rule_id = 'ch-fadp-25'")
                .param(reference.value())
                .update();

        state(reference, "FR", null);

        assertThat(running(reference)).containsExactlyInAnyOrder("promise-30d", "eu-gdpr-12-3-respond");
        assertThat(clock(reference, "ch-gone").owed()).isFalse();
    }

    @Test
    void countsAClockThatIsOwedAgainFromTheReceiptAsCorrectedMeanwhile() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        state(reference, "CH", null);
        state(reference, "FR", null);
        corrections.correctReceipt(
                reference,
                new ReceiptTime(LocalDate.parse("2026-11-20"), null, null),
                "it lay in another mailbox",
                journey.version(reference),
                People.INES);

        state(reference, "CH", null);

        assertThat(clock(reference, "ch-fadp-25").due()).isEqualTo("2026-12-20");
        assertThat(clock(reference, "ch-fadp-25").isRunning()).isTrue();
    }

    @Test
    void followsACorrectedSorting() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        state(reference, "TW", null);
        assertThat(running(reference)).contains("tw-pdpa-13-access").doesNotContain("tw-pdpa-13-correct");

        corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(Right.ERASURE), "en", Asker.SUBJECT, "read it again"),
                journey.version(reference),
                People.INES);

        assertThat(running(reference)).contains("tw-pdpa-13-correct").doesNotContain("tw-pdpa-13-access");
    }

    @Test
    void letsAPersonDecideByHandAndTakeItBack() {
        CaseReference reference = journey.sorted(Right.ACCESS);

        override(reference, "eu-gdpr-12-3-respond", false, "only the branch in Oakland holds the data");
        override(reference, "ca-ccpa-7021-respond", true, "she votes in California");

        assertThat(running(reference)).containsExactly("promise-30d", "ca-ccpa-7021-respond");
        LawFile.Rule decided = rule(reference, "ca-ccpa-7021-respond");
        assertThat(decided.measured().outcome()).isEqualTo(Outcome.CANNOT_BE_TOLD);
        assertThat(decided.said().outcome()).isEqualTo(Outcome.CANNOT_BE_TOLD);
        assertThat(decided.outcome()).isEqualTo(Outcome.APPLIES);
        assertThat(decided.byHand())
                .extracting(LawFile.ByHand::reason, LawFile.ByHand::by)
                .containsExactly("she votes in California", "nadia");

        law.takeBack(reference, "eu-gdpr-12-3-respond", "they hold a copy", journey.version(reference), People.NADIA);

        assertThat(running(reference)).contains("eu-gdpr-12-3-respond");
        assertThat(rule(reference, "eu-gdpr-12-3-respond").byHand()).isNull();
        assertThat(what(reference))
                .containsSubsequence("sar.lawOverridden", "sar.lawOverridden", "sar.lawOverrideTakenBack");
    }

    @Test
    void refusesADecisionByHandThatCannotStand() {
        CaseReference reference = journey.sorted(Right.ACCESS);

        assertThatThrownBy(() -> override(reference, "eu-gdpr-12-3-respond", false, " "))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("Give the reason");
        assertThatThrownBy(() -> override(reference, "us-nowhere", true, "x"))
                .hasMessageContaining("No rule about requests is called us-nowhere");
        assertThatThrownBy(() -> override(reference, "eu-gdpr-12-3-respond", true, "x"))
                .hasMessageContaining("what the facts say already");
        assertThatThrownBy(() -> law.takeBack(reference, "promise-30d", "x", journey.version(reference), People.NADIA))
                .hasMessageContaining("Nobody decided by hand");
        assertThatThrownBy(
                        () -> law.override(reference, "ch-fadp-25", true, "x", journey.version(reference), People.INES))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> law.override(reference, "ch-fadp-25", true, "x", 0, People.NADIA))
                .isInstanceOf(SomeoneWasFaster.class);
        override(reference, "eu-gdpr-12-3-respond", false, "x");
        assertThatThrownBy(() -> override(reference, "promise-30d", false, "x")).hasMessageContaining("Leave one rule");
        assertThat(running(reference)).containsExactly("promise-30d");
    }

    @Test
    void leavesADateToAnswerByWhicheverWayTheLastRuleWouldEnd() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        override(reference, "promise-30d", false, "not promised there");

        refusesToLeaveNoDate(() -> law.state(
                reference,
                new StatedFacts("DE", "NONE", HeldAs.PROCESSOR, Set.of()),
                "the customer decides",
                journey.version(reference),
                People.NADIA));
        state(reference, "BR", null);
        override(reference, "eu-gdpr-12-3-respond", false, "another controller");
        refusesToLeaveNoDate(() -> corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(Right.ERASURE), "en", Asker.SUBJECT, "read it again"),
                journey.version(reference),
                People.INES));

        assertThat(running(reference)).containsExactly("br-lgpd-19");
    }

    @Test
    void leavesADateToAnswerByWhenADecisionByHandIsTakenBack() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        override(reference, "ca-ccpa-7021-respond", true, "she votes in California");
        override(reference, "eu-gdpr-12-3-respond", false, "another controller");
        override(reference, "promise-30d", false, "not promised there");
        state(reference, "DE", null);

        refusesToLeaveNoDate(() ->
                law.takeBack(reference, "ca-ccpa-7021-respond", "she moved", journey.version(reference), People.NADIA));

        assertThat(running(reference)).containsExactly("ca-ccpa-7021-respond");
    }

    private static void refusesToLeaveNoDate(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo("no-clock-left"));
    }

    @Test
    void startsAndEndsNothingOnceNothingIsOwed() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        endings.withdraw(reference, "she said so", journey.version(reference), People.NADIA);

        assertThatThrownBy(() -> state(reference, "CH", null)).hasMessageContaining("Nothing is owed any more");
        assertThat(files.open(reference, People.NADIA).isOwed()).isFalse();
    }

    @Test
    void owesAgainOnlyWhatAppliesWhenACaseIsOpenedAgain() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        override(reference, "eu-gdpr-12-3-respond", false, "another controller");
        endings.withdraw(reference, "she said so", journey.version(reference), People.NADIA);

        endings.reopen(reference, "she meant another", journey.version(reference), People.NADIA);

        assertThat(running(reference)).containsExactly("promise-30d");
    }

    @Test
    void countsAnAcknowledgementThatLeftBeforeTheDutyWasKnown() {
        CaseReference reference = journey.received(
                journey.mailTo("us", "joana@example.org", "My data", "Please send me a copy of my data.", null));
        journey.letterEnds(reference, acknowledgement(reference), LetterState.ACCEPTED);
        sort(reference, Right.ACCESS);

        state(reference, "US-CA", null);

        assertThat(clock(reference, "ca-ccpa-7021-confirm").isRunning()).isFalse();
        assertThat(clock(reference, "ca-ccpa-7021-confirm").owed()).isTrue();
    }

    @Test
    void suggestsTheCountryThatThePostalAddressNamesAndTakesItForNoFact() {
        CaseReference reference = journey.byPhone("joana@example.org");

        assertThat(files.open(reference, People.NADIA).law().stated().residence())
                .isNull();
        assertThat(ResidenceHint.of("Rua 1\nLisboa\nPortugal\n")).contains("PT");
        assertThat(ResidenceHint.of("Rue 1\n1200 Genève\nSuisse")).contains("CH");
        assertThat(ResidenceHint.of("1 Harbor Way\nOakland, CA 94607\nUSA")).contains("US-CA");
        assertThat(ResidenceHint.of("1 Harbor Way\nOakland, CA 94607")).contains("US-CA");
        assertThat(ResidenceHint.of("Rua 1\nLisboa")).isEmpty();
        assertThat(ResidenceHint.of("")).isEmpty();
    }

    private void sort(CaseReference reference, Right... rights) {
        journey.sort(reference, rights);
    }

    private void state(CaseReference reference, @Nullable String residence, @Nullable String account) {
        law.state(
                reference,
                new StatedFacts(residence, account, HeldAs.CONTROLLER, Set.of()),
                "as they wrote",
                journey.version(reference),
                People.NADIA);
    }

    private void override(CaseReference reference, String rule, boolean applies, String reason) {
        law.override(reference, rule, applies, reason, journey.version(reference), People.NADIA);
    }

    private UUID acknowledgement(CaseReference reference) {
        return outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED)
                .get(0)
                .id();
    }

    private LawFile.Rule rule(CaseReference reference, String id) {
        return files.open(reference, People.NADIA).law().rules().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CaseClock clock(CaseReference reference, String rule) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<String> running(CaseReference reference) {
        return clocks.of(reference).stream()
                .filter(CaseClock::isRunning)
                .map(CaseClock::ruleId)
                .toList();
    }

    private List<String> what(CaseReference reference) {
        return ledger.of(reference).stream().map(RecordedAct::what).toList();
    }
}
