package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer's objection about one target. With a motion on file it stays production until the court has ruled; without
 * one it does so for the time the policy gives to file, and not for ever.
 */
@Embeddable
class Stay {

    @Column(name = "stay_objected_at")
    private @Nullable Instant objectedAt;

    @Column(name = "stay_filed")
    private boolean filed;

    @Column(name = "stay_ends")
    private @Nullable Instant ends;

    @Enumerated(EnumType.STRING)
    @Column(name = "stay_ruling")
    private @Nullable Ruling ruling;

    @Column(name = "stay_decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "stay_words")
    private byte @Nullable [] words;

    protected Stay() {}

    void object(boolean withMotion, Instant policyEnd, byte @Nullable [] sealed, Instant now) {
        if (objectedAt == null || decidedAt != null) {
            objectedAt = now;
            ends = policyEnd;
        }
        filed = (filed && decidedAt == null) || withMotion;
        decidedAt = null;
        ruling = null;
        words = sealed == null ? words : sealed;
    }

    void ruled(Ruling court, Instant now) {
        ruling = court;
        decidedAt = now;
    }

    boolean isOpen(Instant now) {
        if (objectedAt == null || decidedAt != null) {
            return false;
        }
        return filed || ends == null || now.isBefore(ends);
    }

    boolean waitsForRuling() {
        return objectedAt != null && decidedAt == null && filed;
    }

    boolean isUndecided() {
        return objectedAt != null && decidedAt == null;
    }

    @Nullable
    Instant objectedAt() {
        return objectedAt;
    }

    boolean filed() {
        return filed;
    }

    @Nullable
    Instant ends() {
        return ends;
    }

    @Nullable
    Ruling ruling() {
        return ruling;
    }

    byte @Nullable [] words() {
        return words;
    }
}
