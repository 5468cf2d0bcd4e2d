package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How, when and by whom an instrument came in, and the document itself once it was found readable. */
@Embeddable
class Receipt {

    @Column(name = "legal_entity")
    private String legalEntity;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "received_at")
    private Instant receivedAt;

    /** When it was validly served; the receipt until a person says otherwise. */
    @Column(name = "served_at")
    private Instant servedAt;

    private String zone;

    @Column(name = "entered_by")
    private @Nullable String enteredBy;

    @Column(name = "mail_id")
    private @Nullable UUID mail;

    @Column(name = "document_id")
    private @Nullable UUID document;

    /** Why the document could not be taken; null when it was, or when there is none. */
    @Column(name = "document_problem")
    private @Nullable String documentProblem;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Receipt() {}

    Receipt(String legalEntity, Channel channel, Instant receivedAt, ZoneId zone) {
        this.legalEntity = legalEntity;
        this.channel = channel;
        this.receivedAt = receivedAt;
        this.servedAt = receivedAt;
        this.zone = zone.getId();
    }

    Receipt byMail(UUID id) {
        mail = id;
        return this;
    }

    Receipt enteredBy(String account) {
        enteredBy = account;
        return this;
    }

    void servedAt(Instant instant) {
        servedAt = instant;
    }

    void filed(UUID id) {
        document = id;
        documentProblem = null;
    }

    void unreadable(String why) {
        documentProblem = why;
    }

    String legalEntity() {
        return legalEntity;
    }

    Channel channel() {
        return channel;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant servedAt() {
        return servedAt;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    Optional<UUID> mail() {
        return Optional.ofNullable(mail);
    }

    Optional<UUID> document() {
        return Optional.ofNullable(document);
    }

    Optional<String> documentProblem() {
        return Optional.ofNullable(documentProblem);
    }

    @Nullable
    String enteredBy() {
        return enteredBy;
    }
}
