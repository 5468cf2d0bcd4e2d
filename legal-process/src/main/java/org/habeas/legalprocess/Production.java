package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.habeas.casework.ActRefused;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.jspecify.annotations.Nullable;

/** The handing over of one target's records: which bytes, who put them together, and who else approved exactly those. */
@Embeddable
class Production {

    @Enumerated(EnumType.STRING)
    @Column(name = "production_category")
    private @Nullable DataCategory category;

    /** SHA-256 over the manifest: file hashes in order. */
    @Column(name = "production_hash")
    private @Nullable String hash;

    @Column(name = "production_preparer")
    private @Nullable String preparer;

    /** Everybody who prepared in any round, one account a line; a later round forgets nobody. */
    @Column(name = "production_workers")
    private String workers = "";

    @Column(name = "production_approver")
    private @Nullable String approver;

    @Column(name = "production_approved_hash")
    private @Nullable String approvedHash;

    @Column(name = "production_approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "production_produced_at")
    private @Nullable Instant producedAt;

    protected Production() {}

    void prepare(DataCategory most, String manifestHash, String who) {
        category = most;
        hash = manifestHash;
        preparer = who;
        if (!isBy(who)) {
            workers = workers + who + "\n";
        }
        forgetApproval();
    }

    /** Four eyes: nobody who prepared in any round, and exactly the manifest that is stored. */
    void approve(String seen, String who, Instant now) {
        if (isBy(who)) {
            throw new ActRefused(
                    "own-production", "You prepared this production yourself. A second person has to approve it.");
        }
        if (!seen.equals(hash)) {
            throw new ActRefused(
                    "manifest-changed",
                    "The manifest was changed after you opened it. Read it again and approve that one.");
        }
        approver = who;
        approvedHash = seen;
        approvedAt = now;
    }

    void setBack() {
        hash = null;
        category = null;
        forgetApproval();
    }

    void produced(Instant now) {
        producedAt = now;
    }

    private void forgetApproval() {
        approver = null;
        approvedHash = null;
        approvedAt = null;
    }

    boolean isPrepared() {
        return hash != null;
    }

    boolean isApproved() {
        return approvedHash != null && approvedHash.equals(hash) && approver != null && !isBy(approver);
    }

    boolean isBy(String who) {
        return workers.lines().anyMatch(who::equals);
    }

    @Nullable
    DataCategory category() {
        return category;
    }

    @Nullable
    String hash() {
        return hash;
    }

    @Nullable
    String preparer() {
        return preparer;
    }

    @Nullable
    String approver() {
        return approver;
    }

    @Nullable
    Instant producedAt() {
        return producedAt;
    }
}
