package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.reminder.StaffReminders;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every clock reminds people by mail, each step once; of a sealed case nobody hears who is not on its roster. */
@LegalTest
class LegalRemindersIntegrationTests {

    private static final String LENA = "lena@northwind.example";
    private static final String OTTO = "otto@northwind.example";
    private static final String INES = "ines@northwind.example";
    private static final String OFFICER = "dpo@northwind.example";

    @Autowired
    private LegalJourney journey;

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void writesAtOnceWhileNobodyHoldsItAndAtEachShareOfTheTime() {
        CaseReference reference = journey.recorded(LegalJourney.demand(LocalDate.of(2026, 12, 24), false));
        journey.fire(reference, Timers.NEXT_ESCALATION);
        assertThat(mails(reference))
                .extracting(mail -> mail.to().address() + ": " + mail.subject())
                .containsExactlyInAnyOrder(
                        LENA + ": " + reference + ": nobody holds this case",
                        OTTO + ": " + reference + ": nobody holds this case",
                        OFFICER + ": " + reference + ": nobody holds this case");

        for (String headline : List.of(
                "half of the time has passed",
                "three quarters of the time have passed",
                "nine tenths of the time have passed",
                "the time is over",
                "the time is over")) {
            int before = mails(reference).size();
            clock.advance(Duration.between(clock.instant(), journey.due(reference, Timers.NEXT_ESCALATION)));
            journey.fire(reference, Timers.NEXT_ESCALATION);

            List<PreparedLetter> all = mails(reference);
            assertThat(all.subList(before, all.size()))
                    .hasSize(3)
                    .allSatisfy(mail -> assertThat(mail.subject()).isEqualTo(reference + ": " + headline))
                    .allSatisfy(mail -> assertThat(mail.text())
                            .contains("the return date that the instrument names", "24 Dec 2026", "/cases/" + reference)
                            .doesNotContain("acct-88213")
                            .doesNotContain("Calder")
                            .doesNotContain("Brightwater")
                            .doesNotContain("26-SW-01187"));
        }
    }

    @Test
    void writesAlsoToWhoeverHoldsTheCaseAtEachShareOfTheTime() {
        CaseReference reference = journey.recorded(LegalJourney.demand(LocalDate.of(2026, 12, 24), false));
        workItems.assign(workItems.openOf(reference).get(0).id(), "ines", People.LENA);
        journey.fire(reference, Timers.NEXT_ESCALATION);
        assertThat(mails(reference)).as("somebody began with it").isEmpty();

        for (String headline : List.of(
                "half of the time has passed",
                "three quarters of the time have passed",
                "nine tenths of the time have passed")) {
            int before = mails(reference).size();
            clock.advance(Duration.between(clock.instant(), journey.due(reference, Timers.NEXT_ESCALATION)));
            journey.fire(reference, Timers.NEXT_ESCALATION);

            List<PreparedLetter> all = mails(reference);
            assertThat(all.subList(before, all.size()))
                    .extracting(mail -> mail.to().address() + ": " + mail.subject())
                    .containsExactlyInAnyOrder(
                            INES + ": " + reference + ": " + headline,
                            LENA + ": " + reference + ": " + headline,
                            OTTO + ": " + reference + ": " + headline,
                            OFFICER + ": " + reference + ": " + headline);
        }
    }

    @Test
    void writesNoReminderTwice() {
        CaseReference reference = journey.recorded(LegalJourney.demand(LocalDate.of(2026, 12, 24), false));
        journey.fire(reference, Timers.NEXT_ESCALATION);
        clock.advance(Duration.between(clock.instant(), journey.due(reference, Timers.NEXT_ESCALATION)));
        journey.fire(reference, Timers.NEXT_ESCALATION);
        int before = mails(reference).size();

        desk.escalate(reference, People.SYSTEM);

        assertThat(mails(reference)).hasSize(before);
    }

    @Test
    void takesNothingFromSomebodyWhoIsTypingMeanwhile() {
        CaseReference reference = journey.entered();
        long opened = journey.version(reference);

        journey.fire(reference, Timers.NEXT_ESCALATION);

        assertThat(mails(reference)).isNotEmpty();
        assertThat(journey.version(reference)).isEqualTo(opened);
        desk.record(
                reference, journey.entry(LegalJourney.demand(LocalDate.of(2026, 12, 24), false)), opened, People.LENA);
        assertThat(journey.version(reference)).isGreaterThan(opened);
        int before = mails(reference).size();
        desk.escalate(reference, People.SYSTEM);
        assertThat(mails(reference)).hasSize(before);
    }

    @Test
    void tellsOfASealedCaseOnlyItsRoster() {
        CaseReference reference = journey.entered();
        DemandEntry open = journey.entry(LegalJourney.demand(LocalDate.of(2026, 12, 24), false));
        desk.record(
                reference,
                new DemandEntry(
                        open.demand(), open.particulars(), open.servedOn(), null, open.targets(), true, Set.of("ada")),
                journey.version(reference),
                People.LENA);
        journey.fire(reference, Timers.NEXT_ESCALATION);
        clock.advance(Duration.between(clock.instant(), journey.due(reference, Timers.NEXT_ESCALATION)));
        journey.fire(reference, Timers.NEXT_ESCALATION);

        assertThat(mails(reference))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.to().address()).isEqualTo(LENA));
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("legal.escalated"))
                .allSatisfy(act -> assertThat(act.facts()).containsEntry("to", "[lena]"));
    }

    private List<PreparedLetter> mails(CaseReference reference) {
        return outbox.of(reference, StaffReminders.KIND, LetterState.PLANNED);
    }
}
