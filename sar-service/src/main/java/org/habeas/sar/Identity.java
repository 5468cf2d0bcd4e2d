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
import org.habeas.casework.correspondence.Origin;
import org.jspecify.annotations.Nullable;

/** Whether the requester is who they say: only that it was checked, how and by whom; never the evidence. */
@Embeddable
class Identity {

    @Enumerated(EnumType.STRING)
    @Column(name = "identity_state")
    private IdentityState state = IdentityState.UNDECIDED;

    @Enumerated(EnumType.STRING)
    @Column(name = "identity_how")
    private @Nullable Rung how;

    @Column(name = "identity_by")
    private @Nullable String by;

    @Column(name = "identity_at")
    private @Nullable Instant at;

    @Column(name = "identity_request")
    private byte @Nullable [] request;

    @Column(name = "identity_letter")
    private @Nullable UUID letter;

    @Column(name = "identity_asks")
    private int asks;

    /** How many of the questions count no more; their letters keep their numbers. */
    @Column(name = "identity_asks_void")
    private int asksVoid;

    @Column(name = "identity_asked_on")
    private @Nullable LocalDate askedOn;

    /** The letter that asked and whose answer is awaited; a reminder of it is none. */
    @Column(name = "identity_asking")
    private @Nullable UUID asking;

    @Column(name = "identity_answered_at")
    private @Nullable Instant answeredAt;

    @Column(name = "identity_answered_from_address")
    private boolean answeredFromTheAddress;

    @Enumerated(EnumType.STRING)
    @Column(name = "identity_answer_origin")
    private Origin answerOrigin = Origin.NOT_MEASURED;

    @Column(name = "identity_asked_at")
    private @Nullable Instant askedAt;

    protected Identity() {}

    void accept(Rung rung, String who, Instant now) {
        decide(rung == Rung.NOT_NEEDED ? IdentityState.NOT_NEEDED : IdentityState.PROVEN, rung, who, now);
    }

    void refuse(String who, Instant now) {
        decide(IdentityState.NOT_PROVEN, null, who, now);
    }

    void prepareToAsk(byte[] sealedRequest, String who, Instant now) {
        decide(IdentityState.TO_ASK, null, who, now);
        request = sealedRequest;
    }

    /** A question is prepared and waits for a second person. */
    void asked(UUID question) {
        if (state != IdentityState.TO_ASK) {
            throw new ActRefused(
                    "identity-not-to-ask", "Nobody has decided to ask for identity, so no letter was sent.");
        }
        state = IdentityState.ASKED;
        letter = question;
        askedAt = null;
        asks++;
    }

    /**
     * The letter has left; the time it may stop counts from this day, or from the day of the question it reminds of.
     *
     * @param at when; people look again some time after it
     * @return whether it is a question that does not wait already
     */
    boolean askLeft(LocalDate day, Instant at) {
        askedAt = at;
        answeredAt = null;
        if (askedOn != null) {
            return false;
        }
        askedOn = day;
        asking = letter;
        return true;
    }

    /** The day on which the question left that waits for an answer; a letter about it now is a reminder. */
    Optional<LocalDate> waitsSince() {
        return Optional.ofNullable(askedOn);
    }

    /** The requester answered, or the letter could not be delivered: somebody has to decide anew. */
    void reopen() {
        state = IdentityState.UNDECIDED;
    }

    /**
     * The requester answered the question.
     *
     * @param fromTheAddress what bears out the mail from the address that the case knows; null when it came otherwise
     */
    void answered(@Nullable Origin fromTheAddress, Instant when) {
        reopen();
        answeredAt = when;
        if (fromTheAddress != null) {
            answerOrigin = answerFromTheAddress().map(fromTheAddress::or).orElse(fromTheAddress);
            answeredFromTheAddress = true;
        }
    }

    /** What was asked at the earlier address, and came from there, says nothing of the present one. */
    void addressChanged() {
        answeredFromTheAddress = false;
        forgetQuestions();
    }

    /** Whatever was asked so far counts no more: it went elsewhere, never left, or everything is decided anew. */
    void forgetQuestions() {
        asksVoid = asks;
        answeredAt = null;
    }

    /** The latest question did not leave, or came back; those before it and what the requester said stay. */
    void questionTakenBack() {
        if (isEverAsked()) {
            asks--;
        }
    }

    /** Whether what was decided does not fit what is asked: proof was not needed and now is, or failed and need not be. */
    boolean isContradictedBy(boolean needed) {
        return needed ? state == IdentityState.NOT_NEEDED : state == IdentityState.NOT_PROVEN;
    }

    /** The question is answered, or never reached anybody: nothing waits any more. */
    void endWait() {
        askedOn = null;
        asking = null;
    }

    /** A letter did not arrive; where it asked, nobody waits for an answer to it. */
    void questionFailed(UUID failed) {
        if (failed.equals(asking)) {
            endWait();
        }
    }

    boolean isAskedBy(UUID question) {
        return question.equals(letter);
    }

    IdentityState state() {
        return state;
    }

    @Nullable
    Rung how() {
        return how;
    }

    @Nullable
    String by() {
        return by;
    }

    @Nullable
    Instant at() {
        return at;
    }

    byte @Nullable [] request() {
        return request;
    }

    /** Whether a question went to where the requester is reached now, since the case was last opened. */
    boolean isEverAsked() {
        return asks > asksVoid;
    }

    int asks() {
        return asks;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    /** What bears out the answers by mail from the address that the case knows, empty when there was none. */
    Optional<Origin> answerFromTheAddress() {
        return answeredFromTheAddress ? Optional.of(answerOrigin) : Optional.empty();
    }

    @Nullable
    UUID letter() {
        return letter;
    }

    /** Whether the requester is asked, or about to be. */
    boolean isAsking() {
        return state == IdentityState.TO_ASK || state == IdentityState.ASKED;
    }

    /** When the latest question left; null while none has. */
    @Nullable
    Instant askedAt() {
        return askedAt;
    }

    private void decide(IdentityState decided, @Nullable Rung rung, String who, Instant now) {
        state = decided;
        how = rung;
        by = who;
        at = now;
    }
}
