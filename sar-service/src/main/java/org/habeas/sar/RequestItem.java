package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One right that a request asks for, with its own outcome. */
@Entity
@Table(name = "sar_request_item")
class RequestItem {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_right")
    private Right right;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private byte @Nullable [] words;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected RequestItem() {}

    RequestItem(Right right) {
        this.id = UUID.randomUUID();
        this.right = right;
    }

    /**
     * Decides what becomes of the right.
     *
     * @param sealedWords what was done and on which grounds
     */
    void decide(Outcome decided, byte[] sealedWords) {
        outcome = decided;
        words = sealedWords;
    }

    Right right() {
        return right;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    byte @Nullable [] words() {
        return words;
    }
}
