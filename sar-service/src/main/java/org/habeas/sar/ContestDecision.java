package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/** What came of a complaint, an appeal or an inquiry, and the letter that tells it: who decided, who else approved. */
@Embeddable
class ContestDecision {

    @Enumerated(EnumType.STRING)
    private @Nullable ContestOutcome outcome;

    @Column(name = "new_answer")
    private boolean newAnswer;

    private byte @Nullable [] reasons;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    private int round;

    @Column(name = "by_post")
    private boolean byPost;

    private @Nullable UUID letter;

    private @Nullable String sha256;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "posted_on")
    private @Nullable LocalDate postedOn;

    @Column(name = "posting_proof")
    private byte @Nullable [] postingProof;

    @Column(name = "came_back")
    private boolean cameBack;

    protected ContestDecision() {}

    int decide(Made made, String who) {
        outcome = made.outcome();
        newAnswer = made.newAnswer();
        reasons = made.sealedReasons();
        byPost = made.byPost();
        decidedBy = who;
        cameBack = false;
        forgetLetter();
        return ++round;
    }

    void prepared(UUID id, String hash) {
        letter = id;
        sha256 = hash;
    }

    /** Four eyes on exactly the bytes that are stored. */
    void approve(String hash, String who, Instant now) {
        if (who.equals(decidedBy)) {
            throw new ActRefused("own-draft", "You decided on it yourself. A second person has to approve the letter.");
        }
        if (!hash.equals(sha256)) {
            throw new ActRefused(
                    "letter-changed",
                    "The letter was changed after you opened it. Look at it again and approve that one.");
        }
        approvedBy = who;
        approvedAt = now;
    }

    /** The hash that may leave; nothing else may. */
    String releasable() {
        String hash = sha256;
        if (hash == null || approvedBy == null) {
            throw new ActRefused(
                    "letter-not-approved", "Nobody has approved exactly this letter, so it does not leave.");
        }
        return hash;
    }

    /** Its letter no longer fits; one that was to go by mail is to be withdrawn. */
    Optional<UUID> forgetLetter() {
        Optional<UUID> prepared = Optional.ofNullable(letter).filter(id -> !byPost);
        letter = null;
        sha256 = null;
        approvedBy = null;
        approvedAt = null;
        return prepared;
    }

    void letterCameBack() {
        forgetLetter();
        cameBack = true;
    }

    void posted(LocalDate day, byte[] sealedProof) {
        postedOn = day;
        postingProof = sealedProof;
    }

    /** Whether the request is answered anew once this is told. */
    boolean owesNewAnswer() {
        return newAnswer;
    }

    boolean isBy(String who) {
        return who.equals(decidedBy);
    }

    @Nullable
    ContestOutcome outcome() {
        return outcome;
    }

    byte @Nullable [] reasons() {
        return reasons;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    boolean byPost() {
        return byPost;
    }

    @Nullable
    UUID letter() {
        return letter;
    }

    @Nullable
    String sha256() {
        return sha256;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    LocalDate postedOn() {
        return postedOn;
    }

    byte @Nullable [] postingProof() {
        return postingProof;
    }

    boolean hasComeBack() {
        return cameBack;
    }

    /**
     * What somebody decides.
     *
     * @param outcome null for an inquiry, which is answered and not decided
     * @param newAnswer whether the request is answered anew
     * @param sealedReasons why, or our position
     */
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes are handed on, never compared
    record Made(@Nullable ContestOutcome outcome, boolean newAnswer, byte[] sealedReasons, boolean byPost) {}
}
