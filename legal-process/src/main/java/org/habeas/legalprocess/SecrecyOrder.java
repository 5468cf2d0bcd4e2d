package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/**
 * What forbids, or pleads against, telling the customer. An extension is an order of its own; only a statute may forbid
 * without an end.
 */
@Entity
@Table(name = "legal_secrecy_order")
class SecrecyOrder {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private SecrecyKind kind;

    /** The one target it is about; null for all. */
    @Column(name = "target_number")
    private @Nullable Integer target;

    /** What may not be told: existence, content, or the target. */
    private String scope;

    @Column(name = "signed_on")
    private LocalDate signedOn;

    private Instant begins;
    private @Nullable Instant expires;

    @Column(name = "document_id")
    private @Nullable UUID document;

    /** Sealed: the authority that ordered it. */
    private byte[] words;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SecrecyOrder() {}

    SecrecyOrder(SecrecyEntry entry, byte[] sealedAuthority, String who, Instant now) {
        if (entry.authority().isBlank()) {
            throw new ActRefused("secrecy-authority-missing", "Name the authority that forbids telling the customer.");
        }
        if (entry.expires() == null && entry.kind() == SecrecyKind.COURT_ORDER) {
            throw new ActRefused(
                    "secrecy-expiry-missing",
                    "Enter when the nondisclosure order ends; ask the court if it does not say.");
        }
        if (entry.expires() != null && !entry.expires().isAfter(entry.begins())) {
            throw new ActRefused("secrecy-expiry-missing", "The nondisclosure order ends before it begins.");
        }
        this.id = UUID.randomUUID();
        this.kind = entry.kind();
        this.target = entry.target();
        this.scope = entry.scope();
        this.signedOn = entry.signedOn();
        this.begins = entry.begins();
        this.expires = entry.expires();
        this.document = entry.document();
        this.words = sealedAuthority;
        this.recordedBy = who;
        this.recordedAt = now;
    }

    /** Whether it forbids telling about this target at this instant: binding, on file, begun and not over. */
    boolean forbids(int number, Instant now) {
        return kind.isBinding()
                && document != null
                && (target == null || target == number)
                && !now.isBefore(begins)
                && (expires == null || now.isBefore(expires));
    }

    /** The court or the authority ended it earlier. */
    void endAt(Instant end) {
        if (expires == null || end.isBefore(expires)) {
            expires = end;
        }
    }

    UUID id() {
        return id;
    }

    SecrecyKind kind() {
        return kind;
    }

    Optional<Integer> target() {
        return Optional.ofNullable(target);
    }

    String scope() {
        return scope;
    }

    LocalDate signedOn() {
        return signedOn;
    }

    Instant begins() {
        return begins;
    }

    @Nullable
    Instant expires() {
        return expires;
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
