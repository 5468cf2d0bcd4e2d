package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.junit.jupiter.api.Test;

class SubjectRequestTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final byte[] WORDS = {1};
    private static final String HASH = "a".repeat(64);

    private final SubjectRequest request = new SubjectRequest(
            new CaseReference("SAR-2026-000001"),
            new Receipt("eu", Channel.MAIL, NOW, null, WORDS, WORDS, ""),
            "en",
            NOW);

    @Test
    void refusesSortingWithoutARight() {
        refuses("no-right-chosen", () -> request.sort(Set.of(), "en", Asker.SUBJECT, NOW));
    }

    @Test
    void refusesSortingTwice() {
        sorted(Right.ACCESS);
        refuses("already-sorted", () -> request.sort(Set.of(Right.ERASURE), "en", Asker.SUBJECT, NOW));
        refuses("already-sorted", () -> request.dismiss(null, NOW));
    }

    @Test
    void refusesToBeItsOwnDuplicate() {
        refuses("duplicate-of-itself", () -> request.dismiss(new CaseReference("SAR-2026-000001"), NOW));
    }

    @Test
    void worksAccessBeforeErasure() {
        sorted(Right.ERASURE, Right.ACCESS);
        assertThat(request.rights()).containsExactly(Right.ACCESS, Right.ERASURE);
    }

    @Test
    void refusesToDecideIdentityBeforeSorting() {
        refuses("identity-not-open", () -> request.acceptIdentity(Rung.KNOWN_FACT, "nadia", NOW));
    }

    @Test
    void refusesToSkipIdentityWhereTheAnswerRevealsOrErases() {
        sorted(Right.OBJECTION, Right.ERASURE);
        refuses("identity-needed", () -> request.acceptIdentity(Rung.NOT_NEEDED, "nadia", NOW));
    }

    @Test
    void needsNoIdentityForAnObjection() {
        sorted(Right.OBJECTION);
        request.acceptIdentity(Rung.NOT_NEEDED, "nadia", NOW);
        assertThat(request.identity().state()).isEqualTo(IdentityState.NOT_NEEDED);
    }

    @Test
    void refusesToGiveUpOnIdentityThatWasNeverAskedFor() {
        sorted(Right.ACCESS);
        refuses("identity-never-asked", () -> request.refuseIdentity(true, "nadia", NOW));
        request.refuseIdentity(false, "nadia", NOW);
        assertThat(request.stage()).isEqualTo(Stage.DRAFTING);
    }

    @Test
    void refusesToAskWithoutAnAddress() {
        sorted(Right.ACCESS);
        refuses("no-address", () -> request.prepareToAskIdentity(false, WORDS, "nadia", NOW));
    }

    @Test
    void refusesALetterThatNobodyDecidedToSend() {
        sorted(Right.ACCESS);
        refuses("identity-not-to-ask", () -> request.identityAsked(UUID.randomUUID(), NOW));
    }

    @Test
    void refusesCollectingBeforeIdentityIsDecided() {
        sorted(Right.ACCESS);
        refuses("identity-undecided", () -> request.addHolding(holding(), NOW));
        refuses("not-collecting", () -> request.finishCollecting(NOW));
    }

    @Test
    void refusesToRemoveWhatIsNotThere() {
        drafting(Right.ACCESS);
        refuses("no-such-holding", () -> request.removeHolding(UUID.randomUUID(), NOW));
    }

    @Test
    void refusesADraftBeforeItsTime() {
        sorted(Right.ACCESS);
        refuses("not-drafting", () -> request.writeAnswer(WORDS, false, "nadia", NOW));
    }

    @Test
    void refusesAnOutcomeForARightThatWasNotAsked() {
        drafting(Right.ACCESS);
        refuses("right-not-asked", () -> request.decide(Right.ERASURE, Outcome.GRANTED, WORDS));
    }

    @Test
    void refusesToGrantWithoutIdentity() {
        sorted(Right.ACCESS);
        request.refuseIdentity(false, "nadia", NOW);
        refuses("identity-not-proven", () -> request.decide(Right.ACCESS, Outcome.GRANTED, WORDS));
    }

    @Test
    void refusesAnAnswerWithoutAnOutcomeForEachRight() {
        drafting(Right.ACCESS, Right.ERASURE);
        request.writeAnswer(WORDS, false, "nadia", NOW);
        request.decide(Right.ACCESS, Outcome.GRANTED, WORDS);
        refuses("outcome-missing", () -> request.answerPrepared("sar/answer", UUID.randomUUID(), HASH));
    }

    @Test
    void refusesToSubmitWhatWasNotPrepared() {
        drafting(Right.ACCESS);
        request.writeAnswer(WORDS, false, "nadia", NOW);
        request.decide(Right.ACCESS, Outcome.GRANTED, WORDS);
        refuses("answer-not-prepared", () -> request.submit("nadia", NOW));
    }

    @Test
    void refusesApprovalByWhoDraftedEditedOrSubmitted() {
        drafting(Right.ACCESS);
        prepared("drafter");
        request.submit("first", NOW);
        request.returnDraft(NOW);
        prepared("editor");
        request.submit("submitter", NOW);
        refuses("own-draft", () -> request.approve(HASH, true, "drafter", NOW));
        refuses("own-draft", () -> request.approve(HASH, true, "editor", NOW));
        refuses("own-draft", () -> request.approve(HASH, true, "submitter", NOW));
        request.approve(HASH, true, "omar", NOW);
        assertThat(request.stage()).isEqualTo(Stage.APPROVED);
    }

    @Test
    void refusesApprovalByAnybodyWhoWroteInAnEarlierRound() {
        drafting(Right.ACCESS);
        prepared("nadia");
        prepared("omar");
        prepared("nadia");
        request.submit("nadia", NOW);

        refuses("own-draft", () -> request.approve(HASH, true, "omar", NOW));
        refuses("own-draft", () -> request.approve(HASH, true, "nadia", NOW));
    }

    @Test
    void refusesToBeDismissedWhileAReplyIsUnread() {
        request.requesterWrote(NOW);

        refuses("reply-unread", () -> request.dismiss(null, NOW));
    }

    @Test
    void refusesApprovalOfAnotherHash() {
        submitted();
        refuses("letter-changed", () -> request.approve("b".repeat(64), true, "omar", NOW));
    }

    @Test
    void refusesApprovalOfALetterToSomebodyElse() {
        submitted();
        refuses("other-recipient", () -> request.approve(HASH, false, "omar", NOW));
    }

    @Test
    void refusesApprovalAndSubmissionWhileAReplyIsUnread() {
        submitted();
        request.requesterWrote(NOW);
        refuses("reply-unread", () -> request.approve(HASH, true, "omar", NOW));
        request.repliesRead(NOW);
        refuses("nothing-unread", () -> request.repliesRead(NOW));
    }

    @Test
    void refusesApprovalOfWhatWasNotSubmitted() {
        drafting(Right.ACCESS);
        prepared("nadia");
        refuses("not-submitted", () -> request.approve(HASH, true, "omar", NOW));
        refuses("not-submitted", () -> request.returnDraft(NOW));
    }

    @Test
    void forgetsThePreparedLetterWhenDataChangesAfterSubmission() {
        submitted();
        UUID letter = request.answer().letter();
        assertThat(request.addHolding(holding(), NOW)).contains(letter == null ? UUID.randomUUID() : letter);
        assertThat(request.stage()).isEqualTo(Stage.DRAFTING);
        assertThat(request.answer().sha256()).isNull();
    }

    @Test
    void letsNothingLeaveBeforeApproval() {
        submitted();
        refuses("answer-not-approved", () -> request.release(NOW));
        refuses("answer-not-released", () -> request.answered(NOW));
        refuses("nothing-to-cancel", () -> request.answerCameBack(Setback.SENDING_CANCELLED, "omar", NOW));
        refuses("answer-owed", () -> request.close(NOW));
    }

    @Test
    void releasesExactlyTheApprovedHashOnce() {
        submitted();
        request.approve(HASH, true, "omar", NOW);
        assertThat(request.release(NOW)).isEqualTo(HASH);
        refuses("answer-not-approved", () -> request.release(NOW));
        refuses("not-collecting", () -> request.addHolding(holding(), NOW));
    }

    @Test
    void refusesPostingWhileAReplyIsUnread() {
        drafting(Right.ACCESS);
        request.writeAnswer(WORDS, true, "nadia", NOW);
        request.decide(Right.ACCESS, Outcome.GRANTED, WORDS);
        request.answerPrepared("sar/answer", UUID.randomUUID(), HASH);
        request.submit("nadia", NOW);
        request.approve(HASH, true, "omar", NOW);
        request.requesterWrote(NOW);
        refuses("reply-unread", () -> request.answered(NOW));
    }

    @Test
    void takesItsApprovalBackWhenTheAnswerComesBack() {
        submitted();
        request.approve(HASH, true, "omar", NOW);
        request.release(NOW);
        request.answerCameBack(Setback.REFUSED, null, NOW);
        refuses("answer-not-prepared", () -> request.submit("nadia", NOW));
    }

    @Test
    void refusesSomebodyWhoSawAnOlderVersion() {
        assertThatThrownBy(() -> request.requireVersion(7)).isInstanceOf(SomeoneWasFaster.class);
    }

    private void sorted(Right... rights) {
        request.sort(Set.of(rights), "en", Asker.SUBJECT, NOW);
    }

    private void drafting(Right... rights) {
        sorted(rights);
        request.acceptIdentity(Rung.KNOWN_FACT, "nadia", NOW);
        request.finishCollecting(NOW);
    }

    private void prepared(String who) {
        request.writeAnswer(WORDS, false, who, NOW);
        request.decide(Right.ACCESS, Outcome.GRANTED, WORDS);
        request.answerPrepared("sar/answer", UUID.randomUUID(), HASH);
    }

    private void submitted() {
        drafting(Right.ACCESS);
        prepared("nadia");
        request.submit("nadia", NOW);
    }

    private static Holding holding() {
        return new Holding(WORDS, null, "nadia", NOW);
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.getMessage()).endsWith(".");
        });
    }
}
