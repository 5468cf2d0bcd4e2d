package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a complaint, an appeal or an inquiry came and what it says. */
@Embeddable
class ContestReceipt {

    @Enumerated(EnumType.STRING)
    private ContestKind kind;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "mail_id")
    private @Nullable UUID mail;

    private byte[] words;

    private byte @Nullable [] provider;

    @Column(name = "answer_by")
    private @Nullable LocalDate answerBy;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ContestReceipt() {}

    /**
     * What came.
     *
     * @param mail of the case's thread in which it came; null when it came another way
     * @param sealedWords what it says
     */
    ContestReceipt(
            ContestKind kind,
            Channel channel,
            Instant receivedAt,
            @Nullable UUID mail,
            byte[] sealedWords,
            String recordedBy,
            Instant recordedAt) {
        this.kind = kind;
        this.channel = channel;
        this.receivedAt = receivedAt;
        this.mail = mail;
        this.words = sealedWords;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /**
     * Whose inquiry it is.
     *
     * @param by the day the provider named, null when it named none
     */
    ContestReceipt ofProvider(byte[] sealedProvider, @Nullable LocalDate by) {
        provider = sealedProvider;
        answerBy = by;
        return this;
    }

    ContestKind kind() {
        return kind;
    }

    Channel channel() {
        return channel;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Optional<UUID> mail() {
        return Optional.ofNullable(mail);
    }

    byte[] words() {
        return words;
    }

    byte @Nullable [] provider() {
        return provider;
    }

    @Nullable
    LocalDate answerBy() {
        return answerBy;
    }
}
