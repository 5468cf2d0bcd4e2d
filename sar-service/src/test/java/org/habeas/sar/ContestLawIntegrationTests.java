package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The law of complaints and appeals: shown, decided by hand and taken anew as that of the request, which is over. */
@SarTest
class ContestLawIntegrationTests {

    private static final String WARNING = "timer_nextContestWarning";

    @Autowired
    private Journey journey;

    @Autowired
    private ContestDesk desk;

    @Autowired
    private LawDesk law;

    @Autowired
    private RequestFiles files;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockChanges changes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Test
    void showsTheRulesAboutAnAppealWhileOneIsOpen() {
        CaseReference reference = answered("US-VA");
        assertThat(law(reference).rules()).extracting(LawFile.Rule::id).doesNotContain("us-va-appeal");

        UUID appeal = record(reference, ContestKind.APPEAL);

        assertThat(rule(reference, "us-va-appeal").outcome()).isEqualTo(Outcome.APPLIES);
        assertThat(rule(reference, "us-co-appeal").outcome()).isEqualTo(Outcome.DOES_NOT_APPLY);
        assertThat(rule(reference, "us-va-appeal").said().findings())
                .extracting(one -> one.words())
                .anySatisfy(words -> assertThat(words).contains("Virginia"));
        desk.takeBack(reference, appeal, "She took it back", People.NADIA);
        assertThat(law(reference).rules()).extracting(LawFile.Rule::id).doesNotContain("us-va-appeal");
    }

    @Test
    void showsTheRulesOfAComplaintBesideThoseOfAnAppeal() {
        CaseReference reference = answered("GB");
        record(reference, ContestKind.COMPLAINT);
        record(reference, ContestKind.APPEAL);

        assertThat(law(reference).rules())
                .extracting(LawFile.Rule::id)
                .doesNotHaveDuplicates()
                .contains("uk-dpa-164a-acknowledge", "us-va-appeal");
    }

    @Test
    void letsAPersonDecideByHandAboutAnAppealAlthoughTheRequestIsAnswered() {
        CaseReference reference = answered("US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        journey.runJobs(reference);
        assertThat(nextWarning(reference)).isEqualTo("2027-01-08T16:00:00Z");

        override(reference, "us-co-appeal", true, "she lives in Denver since July");

        assertThat(rule(reference, "us-co-appeal").outcome()).isEqualTo(Outcome.APPLIES);
        assertThat(clock(reference, appeal, "us-co-appeal").due()).isEqualTo("2027-01-09");
        assertThat(nextWarning(reference)).as("T-10 of the earlier date").isEqualTo("2026-12-24T16:00:00Z");

        override(reference, "us-va-appeal", false, "she moved away");
        assertThat(clock(reference, appeal, "us-va-appeal").owed()).isFalse();
        law.takeBack(reference, "us-va-appeal", "she moved back", journey.version(reference), People.NADIA);
        assertThat(clock(reference, appeal, "us-va-appeal").isRunning()).isTrue();
    }

    @Test
    void decidesNothingByHandAboutARequestThatIsAnswered() {
        CaseReference reference = answered("US-VA");
        record(reference, ContestKind.APPEAL);

        assertRefused("nothing-owed", () -> override(reference, "us-va-respond", false, "not there"));
        assertRefused("nothing-owed", () -> override(reference, "uk-dpa-164a-acknowledge", true, "no complaint"));
        assertRefused("nothing-corrected", () -> override(reference, "us-va-appeal", true, "as it is"));
        assertThat(clocks.ofTheCase(reference)).noneMatch(CaseClock::isRunning);
    }

    @Test
    void judgesAnAppealByTheRuleItsClockWasStartedByAndShowsWhatAnEditedPackSays() {
        CaseReference reference = answered("US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        jdbc.sql("update casework_clock set rule = jsonb_set(jsonb_set(rule, '{appliesTo,anyOf}', '[]'),"
                        + " '{appliesTo,allOf}', '[]') where matter = ?")
                .param(appeal)
                .update();

        state(reference, "US-CO");

        assertThat(clock(reference, appeal, "us-va-appeal").isRunning()).isTrue();
        assertThat(clock(reference, appeal, "us-co-appeal").isRunning()).isTrue();
        assertThat(rule(reference, "us-va-appeal").packsToday())
                .extracting(LawFile.Judged::outcome)
                .isEqualTo(Outcome.DOES_NOT_APPLY);
    }

    @Test
    void takesTodaysLawForAnAppealAndArmsItsWarningAnew() {
        CaseReference reference = answered("US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        startedUnderNinetyDays(appeal);
        journey.runJobs(reference);
        assertThat(nextWarning(reference)).isEqualTo("2027-02-08T16:00:00Z");
        CaseClock before = clock(reference, appeal, "us-va-appeal");
        assertThat(law(reference).changed()).singleElement().satisfies(changed -> {
            assertThat(changed.clock()).isEqualTo(before.id());
            assertThat(changed.kept()).startsWith("2027-02-23");
            assertThat(changed.now()).startsWith("2027-01-24");
        });

        law.takeToday(reference, before.id(), "the act says sixty", journey.version(reference), People.NADIA);

        assertThat(clock(reference, appeal, "us-va-appeal").due()).isEqualTo("2027-01-24");
        assertThat(nextWarning(reference)).isEqualTo("2027-01-08T16:00:00Z");
        assertThat(changes.earlier(reference)).singleElement().satisfies(earlier -> {
            assertThat(earlier.due()).isEqualTo("2027-02-23");
            assertThat(earlier.matter()).isEqualTo(appeal);
        });
        assertThat(law(reference).changed()).isEmpty();
    }

    /** As if the packs had said ninety days when the clock started. */
    private void startedUnderNinetyDays(UUID appeal) {
        jdbc.sql("update casework_clock set due = '2027-02-23', nominal = '2027-02-23',"
                        + " due_end = '2027-02-24T08:00:00Z', rule = jsonb_set(rule, '{duration}', '90')"
                        + " where matter = ? and rule_id = 'us-va-appeal'")
                .param(appeal)
                .update();
    }

    /** A request for access to the American legal entity, answered on 24 November; the next morning has come. */
    private CaseReference answered(String residence) {
        CaseReference reference = journey.received(
                journey.mailTo("us", "joana@example.org", "My data", "Please send me a copy of my data.", null));
        journey.sort(reference, Right.ACCESS);
        state(reference, residence);
        clock.set(Instant.parse("2026-11-24T20:00:00Z"));
        journey.answer(reference);
        assertThat(journey.file(reference).ended()).contains(Ending.ANSWERED);
        clock.set(Instant.parse("2026-11-25T09:00:00Z"));
        return reference;
    }

    private UUID record(CaseReference reference, ContestKind kind) {
        return desk.record(
                reference,
                new ContestEntry(
                        kind,
                        null,
                        Channel.PHONE,
                        new ReceiptTime(LocalDate.parse("2026-11-25"), null, null),
                        "The answer is not complete.",
                        "",
                        "",
                        null),
                People.INES);
    }

    private void state(CaseReference reference, String residence) {
        law.state(
                reference,
                new StatedFacts(residence, null, HeldAs.CONTROLLER, Set.of()),
                "as they wrote",
                journey.version(reference),
                People.NADIA);
    }

    private void override(CaseReference reference, String rule, boolean applies, String reason) {
        law.override(reference, rule, applies, reason, journey.version(reference), People.NADIA);
    }

    private LawFile law(CaseReference reference) {
        return files.open(reference, People.NADIA).law();
    }

    private LawFile.Rule rule(CaseReference reference, String id) {
        return law(reference).rules().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CaseClock clock(CaseReference reference, UUID contest, String rule) {
        return clocks.of(reference, contest).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private Instant nextWarning(CaseReference reference) {
        return journey.timer(reference, WARNING).getDuedate().toInstant();
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
