package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/** Where a request stands on its way from receipt to end, and how it ended. */
@Embeddable
class Course {

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.RECEIVED;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_as")
    private @Nullable Ending ended;

    @Column(name = "duplicate_of")
    private @Nullable String duplicateOf;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Course() {}

    /** It was just received. */
    Course(Instant now) {
        changedAt = now;
    }

    void mustBe(Stage wanted, String code, String sentence) {
        stage.mustBe(wanted, code, sentence);
    }

    void move(Stage next, Instant now) {
        stage = next;
        changedAt = now;
    }

    /** Something changed that leaves the request where it stands. */
    void touch(Instant now) {
        changedAt = now;
    }

    /** What waited for a second person is drafted again. */
    void takeBackSubmission(Instant now) {
        move(stage == Stage.SUBMITTED ? Stage.DRAFTING : stage, now);
    }

    void requireCorrectable() {
        if (!stage.isCorrectable()) {
            throw notCorrectable();
        }
    }

    void requireSortedAndCorrectable() {
        if (stage == Stage.RECEIVED) {
            throw notCorrectable();
        }
        requireCorrectable();
    }

    void requireWithdrawable() {
        if (!stage.isCorrectable()) {
            throw new ActRefused(
                    "not-withdrawable",
                    "A request is withdrawn before its answer is approved. Make the answer a draft again first. Now: "
                            + stage.words() + ".");
        }
    }

    /** It is no request, or repeats another one. */
    void dismiss(@Nullable CaseReference duplicate, Instant now) {
        duplicateOf = duplicate == null ? null : duplicate.value();
        move(Stage.DISMISSED, now);
    }

    /** What was answered or dismissed is over. */
    void close(Instant now) {
        if (stage != Stage.ANSWERED && stage != Stage.DISMISSED) {
            throw new ActRefused(
                    "answer-owed", "A case closes when it is answered or dismissed. Now: " + stage.words() + ".");
        }
        end(stage == Stage.DISMISSED ? Ending.DISMISSED : Ending.ANSWERED, now);
    }

    void end(Ending as, Instant now) {
        ended = as;
        move(Stage.CLOSED, now);
    }

    /** What was answered is answered anew, because somebody decided so on a complaint or an appeal. */
    void answerAnew(Instant now) {
        if (stage != Stage.CLOSED || ended == null || !ended.isAnswered()) {
            throw new ActRefused(
                    "not-answered-yet", "Only what was answered is answered anew. Now: " + stage.words() + ".");
        }
        ended = null;
        move(Stage.RECEIVED, now);
    }

    /** What ended without an answer begins again. */
    void reopen(Instant now) {
        if (stage != Stage.CLOSED || ended == null || ended.isAnswered()) {
            throw new ActRefused(
                    "not-reopenable",
                    "Only a case that was closed without an answer is opened again. Now: " + stage.words() + ".");
        }
        ended = null;
        duplicateOf = null;
        move(Stage.RECEIVED, now);
    }

    Stage stage() {
        return stage;
    }

    Optional<Ending> ended() {
        return Optional.ofNullable(ended);
    }

    Optional<CaseReference> duplicateOf() {
        return Optional.ofNullable(duplicateOf).map(CaseReference::new);
    }

    private ActRefused notCorrectable() {
        return new ActRefused(
                "not-correctable",
                "This can be corrected from the sorting until an answer is approved. Now: " + stage.words() + ".");
    }
}
