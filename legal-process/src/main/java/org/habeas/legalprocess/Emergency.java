package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/** Danger of death or serious injury, found by one person after a call-back and approved by another. */
@Embeddable
class Emergency {

    /** How often an emergency was found, denied ones included. */
    @Column(name = "emergency_found")
    private int found;

    @Column(name = "emergency_by")
    private @Nullable String by;

    @Column(name = "emergency_at")
    private @Nullable Instant at;

    @Column(name = "emergency_words")
    private byte @Nullable [] words;

    @Column(name = "emergency_approver")
    private @Nullable String approver;

    @Column(name = "emergency_approved_at")
    private @Nullable Instant approvedAt;

    protected Emergency() {}

    void find(byte[] sealedWords, String who, Instant now) {
        found++;
        by = who;
        at = now;
        words = sealedWords;
        approver = null;
        approvedAt = null;
    }

    void approve(String who, Instant now) {
        requireFound();
        if (who.equals(by)) {
            throw new ActRefused(
                    "own-emergency", "You found this emergency yourself. A second person has to approve it.");
        }
        approver = who;
        approvedAt = now;
    }

    void deny() {
        requireFound();
        by = null;
        at = null;
        approver = null;
        approvedAt = null;
    }

    private void requireFound() {
        if (by == null) {
            throw new ActRefused("no-emergency", "Nobody has recorded an emergency.");
        }
    }

    boolean isApprovedByTwo() {
        return by != null && approver != null && !approver.equals(by);
    }

    int found() {
        return found;
    }

    @Nullable
    String by() {
        return by;
    }

    @Nullable
    String approver() {
        return approver;
    }

    byte @Nullable [] words() {
        return words;
    }
}
