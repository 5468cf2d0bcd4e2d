package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something found about the subject, with what GDPR Art. 15(1) wants told about it; all words are sealed. */
@Entity
@Table(name = "sar_holding")
class Holding {

    @Id
    private UUID id;

    @Column(name = "document_id")
    private @Nullable UUID document;

    private byte[] words;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Holding() {}

    Holding(byte[] sealedWords, @Nullable UUID document, String recordedBy, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.words = sealedWords;
        this.document = document;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID document() {
        return document;
    }

    byte[] words() {
        return words;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
