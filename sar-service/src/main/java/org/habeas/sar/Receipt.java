package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.correspondence.Origin;
import org.jspecify.annotations.Nullable;

/** How and when a request came in; what was written is sealed. */
@Embeddable
class Receipt {

    @Column(name = "legal_entity")
    private String legalEntity;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Column(name = "entered_by")
    private @Nullable String enteredBy;

    @Column(name = "mail_id")
    private @Nullable UUID mail;

    private boolean automatic;

    @Enumerated(EnumType.STRING)
    @Column(name = "mail_origin")
    private Origin origin = Origin.NOT_MEASURED;

    @Column(name = "requester_key")
    private @Nullable String requesterKey;

    private byte[] title;

    private byte[] asked;

    private String suggestion;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Receipt() {}

    /**
     * What came.
     *
     * @param requesterKey keyed pseudonym of the address they wrote from
     * @param title sealed subject line
     * @param asked sealed note of what was asked by other ways than mail
     * @param suggestion what the word rules made of it, without words of the requester
     */
    Receipt(
            String legalEntity,
            Channel channel,
            Instant receivedAt,
            @Nullable String requesterKey,
            byte[] title,
            byte[] asked,
            String suggestion) {
        this.legalEntity = legalEntity;
        this.channel = channel;
        this.receivedAt = receivedAt;
        this.arrivedAt = receivedAt;
        this.requesterKey = requesterKey;
        this.title = title;
        this.asked = asked;
        this.suggestion = suggestion;
    }

    Receipt byMail(UUID id, boolean fromAMachine, Origin measured) {
        mail = id;
        automatic = fromAMachine;
        origin = measured;
        return this;
    }

    Receipt enteredBy(String account, Instant now) {
        enteredBy = account;
        arrivedAt = now;
        return this;
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

    /** When our mailbox had it, or somebody entered it; unlike the receipt it is measured and never corrected. */
    Instant arrivedAt() {
        return arrivedAt;
    }

    void correct(Instant received) {
        if (received.isAfter(arrivedAt)) {
            throw new ActRefused(
                    "receipt-after-arrival",
                    "It was here before that day already, so it cannot have been received later.");
        }
        receivedAt = received;
    }

    Optional<UUID> mail() {
        return Optional.ofNullable(mail);
    }

    /** Whether the mail is borne out to have come from the domain of its sender. */
    Origin origin() {
        return origin;
    }

    boolean isAutomatic() {
        return automatic;
    }

    @Nullable
    String requesterKey() {
        return requesterKey;
    }

    @Nullable
    String enteredBy() {
        return enteredBy;
    }

    byte[] title() {
        return title;
    }

    byte[] asked() {
        return asked;
    }

    String suggestion() {
        return suggestion;
    }
}
