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

/** The answer from draft to departure: which bytes, who wrote them, and who else approved exactly those. */
@Embeddable
class Answer {

    @Column(name = "answer_kind")
    private @Nullable String kind;

    @Column(name = "answer_letter")
    private @Nullable UUID letter;

    @Column(name = "answer_by_post")
    private boolean byPost;

    @Column(name = "answer_sha256")
    private @Nullable String sha256;

    @Column(name = "answer_text")
    private byte @Nullable [] text;

    @Column(name = "answer_round")
    private int round;

    @Column(name = "answer_drafter")
    private @Nullable String drafter;

    /** Everybody who wrote or submitted in any round, one account a line; a later round forgets nobody. */
    @Column(name = "answer_workers")
    private String workers = "";

    @Column(name = "answer_approver")
    private @Nullable String approver;

    @Column(name = "answer_approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "answer_approved_sha256")
    private @Nullable String approvedSha256;

    @Enumerated(EnumType.STRING)
    @Column(name = "answer_setback")
    private @Nullable Setback setback;

    /** The account of the one who stopped it, where a person did. */
    @Column(name = "answer_setback_by")
    private @Nullable String setbackBy;

    @Column(name = "answer_posted_on")
    private @Nullable LocalDate postedOn;

    @Column(name = "answer_posting_proof")
    private byte @Nullable [] postingProof;

    protected Answer() {}

    /** A new set of words; the letter made from them follows with {@link #prepared}. */
    int write(byte[] sealedText, boolean post, String who) {
        text = sealedText;
        byPost = post;
        drafter = drafter == null ? who : drafter;
        worked(who);
        forgetPrepared();
        return ++round;
    }

    void prepared(String letterKind, UUID id, String hash) {
        kind = letterKind;
        letter = id;
        sha256 = hash;
    }

    void submit(String who) {
        if (letter == null || sha256 == null) {
            throw new ActRefused(
                    "answer-not-prepared",
                    "There is no prepared letter. Save the draft and look at the preview first.");
        }
        worked(who);
        setback = null;
        setbackBy = null;
    }

    /** Four eyes: nobody who wrote or submitted in any round; and exactly the bytes that are stored. */
    void approve(String hash, String who, Instant now) {
        if (isBy(who)) {
            throw new ActRefused("own-draft", "You worked on this answer yourself. A second person has to approve it.");
        }
        if (!hash.equals(sha256)) {
            throw new ActRefused(
                    "letter-changed",
                    "The answer was changed after you opened it. Look at the preview again and approve that one.");
        }
        approver = who;
        approvedAt = now;
        approvedSha256 = hash;
    }

    /** The hash that may leave; nothing else may. */
    String releasable() {
        String approved = approvedSha256;
        if (approved == null || !approved.equals(sha256)) {
            throw new ActRefused(
                    "answer-not-approved", "Nobody has approved exactly this answer, so it does not leave.");
        }
        return approved;
    }

    /** Back to the draft: the words stay, the prepared letter and its approval do not. */
    void setBack(Setback why, @Nullable String by) {
        forgetPrepared();
        setback = why;
        setbackBy = by;
    }

    /** Something changed that the prepared letter, if there is one, does not say; it is to be withdrawn. */
    Optional<UUID> disturb(Setback why) {
        Optional<UUID> prepared = Optional.ofNullable(letter);
        if (prepared.isPresent()) {
            setBack(why, null);
        }
        return prepared;
    }

    void posted(LocalDate day, byte[] sealedProof) {
        postedOn = day;
        postingProof = sealedProof;
    }

    private void forgetPrepared() {
        kind = null;
        letter = null;
        sha256 = null;
        approver = null;
        approvedAt = null;
        approvedSha256 = null;
    }

    boolean isLetter(UUID id) {
        return id.equals(letter);
    }

    @Nullable
    UUID letter() {
        return letter;
    }

    @Nullable
    String sha256() {
        return sha256;
    }

    byte @Nullable [] text() {
        return text;
    }

    boolean byPost() {
        return byPost;
    }

    @Nullable
    String kind() {
        return kind;
    }

    @Nullable
    String drafter() {
        return drafter;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    boolean isBy(String who) {
        return workers.lines().anyMatch(who::equals);
    }

    /** Whether somebody wrote, submitted or approved it, so that a complaint about it is for somebody else. */
    boolean hasWorkedOn(String who) {
        return isBy(who) || who.equals(approver);
    }

    private void worked(String who) {
        if (!isBy(who)) {
            workers = workers + who + "\n";
        }
    }

    @Nullable
    String approver() {
        return approver;
    }

    @Nullable
    LocalDate postedOn() {
        return postedOn;
    }

    byte @Nullable [] postingProof() {
        return postingProof;
    }

    @Nullable
    Setback setback() {
        return setback;
    }

    @Nullable
    String setbackBy() {
        return setbackBy;
    }
}
