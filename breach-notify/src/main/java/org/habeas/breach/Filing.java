package org.habeas.breach;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/** A filing to an authority: what was prefilled, and what a person recorded of its submission. */
@Entity
@Table(name = "breach_filing")
class Filing {

    @Id
    private UUID id;

    private UUID dutyId;

    private int number;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    private int factsVersion;

    private UUID documentId;

    private String sha256;

    private String preparedBy;

    private Instant preparedAt;

    private @Nullable Instant submittedAt;

    private @Nullable String recordedBy;

    private byte @Nullable [] record;

    private byte @Nullable [] lateReasons;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Filing() {}

    Filing(UUID dutyId, int number, Phase phase, int factsVersion, Document document, String who, Instant now) {
        this.id = UUID.randomUUID();
        this.dutyId = dutyId;
        this.number = number;
        this.phase = phase;
        this.factsVersion = factsVersion;
        this.documentId = document.id();
        this.sha256 = document.sha256();
        this.preparedBy = who;
        this.preparedAt = now;
    }

    void submitted(Instant at, byte[] sealedRecord, String who) {
        if (submittedAt != null) {
            throw new ActRefused(
                    "already-submitted", "The submission of this filing is already on record. Prepare a follow-up.");
        }
        submittedAt = at;
        record = sealedRecord;
        recordedBy = who;
    }

    void giveLateReasons(byte[] sealedReasons) {
        lateReasons = sealedReasons;
    }

    UUID id() {
        return id;
    }

    UUID dutyId() {
        return dutyId;
    }

    int number() {
        return number;
    }

    Phase phase() {
        return phase;
    }

    int factsVersion() {
        return factsVersion;
    }

    UUID documentId() {
        return documentId;
    }

    String sha256() {
        return sha256;
    }

    String preparedBy() {
        return preparedBy;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    String recordedBy() {
        return recordedBy;
    }

    byte @Nullable [] record() {
        return record;
    }

    byte @Nullable [] lateReasons() {
        return lateReasons;
    }

    /**
     * The document as it was stored.
     *
     * @param sha256 lower-case hex
     */
    record Document(UUID id, String sha256) {}

    /** What a filing is to the ones before it (GDPR Art. 33(4)). */
    enum Phase {
        INITIAL("Initial"),
        FOLLOW_UP("Follow-up"),
        COMPLETE("Complete"),
        WITHDRAWAL("Withdrawal");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
