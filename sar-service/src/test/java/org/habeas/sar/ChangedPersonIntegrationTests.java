package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.party.Party;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was asked and proven of somebody, once they turn out to be reached elsewhere or want nothing any more. */
@SarTest
class ChangedPersonIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private ContactDesk contacts;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private FakeOutbox outbox;

    @Test
    void decidesIdentityAgainWhenTheNameIsAnother() {
        CaseReference reference = journey.submitted();
        UUID letter = journey.letter(reference);
        correct(reference, "Somebody Else", "joana@example.org", "");
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(journey.file(reference).identity().state()).isEqualTo(IdentityState.UNDECIDED);
    }

    @Test
    void decidesIdentityAgainWhenThePostalAddressIsAnother() {
        CaseReference reference = journey.collected(Right.ACCESS);
        correct(reference, "Joana Teles", "joana@example.org", "Rua 9\nPorto");
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
    }

    @Test
    void keepsWhatWasProvenWhenOnlySpacesDiffer() {
        CaseReference reference = journey.submitted();
        correct(reference, "Joana  Teles", "Joana@example.org", "");
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).identity().state()).isEqualTo(IdentityState.PROVEN);
    }

    @Test
    void takesTheQuestionBackWhenTheRequestIsWithdrawn() {
        CaseReference reference = journey.asked();
        PreparedLetter question = question(reference);
        endings.withdraw(reference, "She said so", journey.version(reference), People.NADIA);
        assertThat(outbox.stateOf(question.id())).contains(LetterState.WITHDRAWN);
    }

    @Test
    void takesTheQuestionBackWhenProofCameAnotherWay() {
        CaseReference reference = journey.asked();
        PreparedLetter question = question(reference);
        identity.proofCame(reference, journey.today(), "By telephone", journey.version(reference), People.NADIA);
        assertThat(outbox.stateOf(question.id())).contains(LetterState.WITHDRAWN);
    }

    @Test
    void takesTheQuestionBackWhenTheAddressIsAnother() {
        CaseReference reference = journey.asked();
        PreparedLetter question = question(reference);
        correct(reference, "Joana Teles", "joana.t@example.org", "");
        assertThat(outbox.stateOf(question.id())).contains(LetterState.WITHDRAWN);
    }

    @Test
    void takesTheQuestionBackWhenNoProofIsNeeded() {
        CaseReference reference = journey.asked();
        PreparedLetter question = question(reference);
        corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(Right.WITHDRAWAL), "en", Asker.SUBJECT, "Read it again"),
                journey.version(reference),
                People.INES);
        assertThat(outbox.stateOf(question.id())).contains(LetterState.WITHDRAWN);
    }

    @Test
    void pausesNoClockForAQuestionThatLeavesAfterTheEnd() {
        CaseReference reference = journey.asked();
        PreparedLetter question = question(reference);
        outbox.sendersTakeEverything(true);
        try {
            endings.withdraw(reference, "She said so", journey.version(reference), People.NADIA);
        } finally {
            outbox.sendersTakeEverything(false);
        }
        journey.letterEnds(reference, question.id(), LetterState.ACCEPTED);
        assertThat(clocks.of(reference)).extracting(CaseClock::waitingFor).containsOnlyNulls();
    }

    @Test
    void saysThatAWithdrawnRequestIsClosedAndTakesNoProof() {
        CaseReference reference = journey.asked();
        endings.withdraw(reference, "She said so", journey.version(reference), People.NADIA);
        RequestFile file = journey.file(reference);
        assertThat(file.standingWords()).isEqualTo("Closed: Withdrawn by the requester");
        assertThat(file.identity().state()).isEqualTo(IdentityState.UNDECIDED);
        refused(
                "identity-not-asked",
                () -> identity.proofCame(
                        reference, journey.today(), "By telephone", journey.version(reference), People.NADIA));
    }

    @Test
    void refusesNobodyWhoWasOnlyAskedAtAnotherAddress() {
        CaseReference reference = askedInVain();
        correct(reference, "Joana Teles", "joana.t@example.org", "");
        assertThat(journey.file(reference).identity().answeredAt()).isNull();
        refused("identity-never-asked", () -> notProven(reference));
        journey.ask(reference);
        assertThat(outbox.of(reference, "sar/identity-request", LetterState.ACCEPTED))
                .extracting(letter -> letter.to().address())
                .containsExactly("joana@example.org");
        assertThat(outbox.of(reference, "sar/identity-request", LetterState.PLANNED))
                .extracting(letter -> letter.to().address())
                .containsExactly("joana.t@example.org");
        journey.questionLeaves(reference);
        desk.join(reference, journey.mail("joana.t@example.org", "Re", "No"), People.SYSTEM);
        notProven(reference);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
    }

    @Test
    void refusesNobodyWhoWasOnlyAskedBeforeTheCaseWasOpenedAgain() {
        CaseReference reference = askedInVain();
        endings.withdraw(reference, "She said so", journey.version(reference), People.NADIA);
        endings.reopen(reference, "She wants it", journey.version(reference), People.NADIA);
        journey.runJobs(reference);
        desk.sort(reference, Journey.request(Right.ACCESS), journey.version(reference), People.INES);
        assertThat(journey.file(reference).identity().answeredAt()).isNull();
        refused("identity-never-asked", () -> notProven(reference));
    }

    @Test
    void refusesNobodyWhoseQuestionWasTakenBack() {
        CaseReference reference = journey.asked();
        identity.proofCame(reference, journey.today(), "By telephone", journey.version(reference), People.NADIA);
        refused("identity-never-asked", () -> notProven(reference));
    }

    @Test
    void decidesAgainOnSomebodyWhoCouldNotProveItAtAnotherAddress() {
        CaseReference reference = askedInVain();
        notProven(reference);
        correct(reference, "Joana Teles", "joana.t@example.org", "");
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        refused("identity-never-asked", () -> notProven(reference));
    }

    @Test
    void findsOtherCasesOfThePresentAddress() {
        String present = UUID.randomUUID() + "@example.org";
        CaseReference other = journey.received(journey.mail(present, "My data", "please"));
        CaseReference reference = journey.sorted(Right.ACCESS);
        correct(reference, "Joana Teles", present, "");
        assertThat(desk.related(reference, People.NADIA)).containsExactly(other);
        assertThat(desk.related(other, People.NADIA)).containsExactly(reference);
        Party party = journey.file(reference).requester().orElseThrow();
        assertThat(party.email()).isEqualTo(present);
        assertThat(journey.file(reference).identity().onFile())
                .as("nobody wrote from there")
                .isNull();
    }

    private CaseReference askedInVain() {
        CaseReference reference = journey.asked();
        journey.questionLeaves(reference);
        desk.join(reference, journey.mail("joana@example.org", "Re", "I do not say"), People.SYSTEM);
        return reference;
    }

    private void notProven(CaseReference reference) {
        identity.decide(reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA);
    }

    private PreparedLetter question(CaseReference reference) {
        return outbox.of(reference, "sar/identity-request", LetterState.PLANNED).get(0);
    }

    private void correct(CaseReference reference, String name, String email, String postal) {
        contacts.correct(
                reference,
                new ContactCorrection(name, email, postal, "She wrote so"),
                journey.version(reference),
                People.INES);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
