package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way a letter between receipt and answer leaves: by mail, or printed and posted by a person. */
@Embeddable
class InterimDispatch {

    @Column(name = "by_post")
    private boolean byPost;

    /** Name and address on the printed letter, sealed; null for one that goes by mail. */
    private byte @Nullable [] addressee;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "posting_proof")
    private byte @Nullable [] postingProof;

    protected InterimDispatch() {}

    /** Chosen anew with every draft; who the letter is addressed to is known once it is printed. */
    void choose(boolean post) {
        byPost = post;
        addressee = null;
        approvedAt = null;
    }

    void printedFor(byte[] sealedAddressee) {
        addressee = sealedAddressee;
    }

    void approved(Instant now) {
        approvedAt = now;
    }

    void posted(byte[] sealedProof) {
        postingProof = sealedProof;
    }

    boolean byPost() {
        return byPost;
    }

    byte @Nullable [] addressee() {
        return addressee;
    }

    /** When a second person let it go; empty before that. */
    Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    byte @Nullable [] postingProof() {
        return postingProof;
    }
}
