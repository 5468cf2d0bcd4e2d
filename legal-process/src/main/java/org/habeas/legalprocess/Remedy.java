package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One rung of the ladder against an extraordinary demand: what was filed, and how it was ruled on. */
@Entity
@Table(name = "legal_remedy")
class Remedy {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Rung rung;

    @Column(name = "filed_on")
    private LocalDate filedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Ruling ruling;

    @Column(name = "ruled_on")
    private @Nullable LocalDate ruledOn;

    @Column(name = "ruling_document")
    private @Nullable UUID rulingDocument;

    /** Sealed: court and docket. */
    private byte[] words;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Remedy() {}

    Remedy(Rung rung, LocalDate filedOn, byte[] sealedWords) {
        this.id = UUID.randomUUID();
        this.rung = rung;
        this.filedOn = filedOn;
        this.words = sealedWords;
    }

    void ruled(Ruling court, LocalDate on, @Nullable UUID document) {
        ruling = court;
        ruledOn = on;
        rulingDocument = document;
    }

    boolean isLost() {
        return ruling == Ruling.DENIED || ruling == Ruling.MODIFIED;
    }

    Rung rung() {
        return rung;
    }

    LocalDate filedOn() {
        return filedOn;
    }

    @Nullable
    Ruling ruling() {
        return ruling;
    }

    @Nullable
    LocalDate ruledOn() {
        return ruledOn;
    }

    @Nullable
    UUID rulingDocument() {
        return rulingDocument;
    }

    byte[] words() {
        return words;
    }
}
