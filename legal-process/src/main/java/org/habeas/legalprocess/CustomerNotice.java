package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notice about one target: which way, whether the relay took it, whether a bounce voided it, and its window. */
@Embeddable
class CustomerNotice {

    @Enumerated(EnumType.STRING)
    @Column(name = "notice_route")
    private @Nullable NoticeRoute route;

    @Column(name = "notice_letter")
    private @Nullable UUID letter;

    @Column(name = "notice_round")
    private int round;

    @Column(name = "notice_accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "notice_voided_at")
    private @Nullable Instant voidedAt;

    @Column(name = "notice_window_ends")
    private @Nullable Instant windowEnds;

    /** When a notice that was barred or put off was given after all. */
    @Column(name = "notice_after_at")
    private @Nullable Instant afterAt;

    protected CustomerNotice() {}

    void decide(NoticeRoute decided) {
        route = decided;
    }

    /** A letter is on its way; what an earlier one achieved does not count for it. */
    int posted(UUID id) {
        letter = id;
        acceptedAt = null;
        voidedAt = null;
        windowEnds = null;
        return ++round;
    }

    /** Counts once; a server that accepts again, or after it refused, changes nothing. */
    boolean accepted(Instant at, Instant end) {
        if (acceptedAt != null || voidedAt != null) {
            return false;
        }
        acceptedAt = at;
        windowEnds = end;
        return true;
    }

    /** The letter was refused or came back later: the customer was not told. */
    void voided(Instant at) {
        voidedAt = at;
        acceptedAt = null;
        windowEnds = null;
    }

    void givenAfterwards(Instant at) {
        afterAt = at;
    }

    boolean isLetter(UUID id) {
        return id.equals(letter);
    }

    /** Whether a letter to the customer was ever handed to the outbox. */
    boolean isPosted() {
        return letter != null || afterAt != null;
    }

    boolean isGiven() {
        return acceptedAt != null;
    }

    int round() {
        return round;
    }

    @Nullable
    NoticeRoute route() {
        return route;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable
    Instant voidedAt() {
        return voidedAt;
    }

    @Nullable
    Instant windowEnds() {
        return windowEnds;
    }

    @Nullable
    Instant afterAt() {
        return afterAt;
    }
}
