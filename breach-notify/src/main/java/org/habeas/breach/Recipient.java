package org.habeas.breach;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One recipient of one notice. */
@Entity
@Table(name = "breach_recipient")
class Recipient {

    @Id
    private UUID id;

    private String reference;

    private int noticeNumber;

    private String dedupeKey;

    private int line;

    private byte[] words;

    private @Nullable Integer hours;

    private @Nullable String held;

    private @Nullable UUID letterId;

    private @Nullable String letterSha256;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Recipient() {}

    Recipient(String reference, int noticeNumber, String dedupeKey, int line, byte[] words, @Nullable Integer hours) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.noticeNumber = noticeNumber;
        this.dedupeKey = dedupeKey;
        this.line = line;
        this.words = words;
        this.hours = hours;
    }

    /** The same recipient in another notice, to whom nothing is rendered yet. */
    Recipient inNotice(int number) {
        return new Recipient(reference, number, dedupeKey, line, words, hours);
    }

    void rendered(UUID letter, String sha256) {
        held = null;
        letterId = letter;
        letterSha256 = sha256;
    }

    void hold(String reason) {
        held = reason;
        forgetLetter();
    }

    void forgetLetter() {
        letterId = null;
        letterSha256 = null;
    }

    UUID id() {
        return id;
    }

    int line() {
        return line;
    }

    String dedupeKey() {
        return dedupeKey;
    }

    byte[] words() {
        return words;
    }

    @Nullable
    Integer hours() {
        return hours;
    }

    @Nullable
    String held() {
        return held;
    }

    @Nullable
    UUID letterId() {
        return letterId;
    }

    @Nullable
    String letterSha256() {
        return letterSha256;
    }

    /** What of it is bound by an approval. */
    String bound() {
        return reference + "/" + noticeNumber + ":" + line + ":" + dedupeKey + ":"
                + (letterSha256 == null ? "held" : letterSha256);
    }
}
