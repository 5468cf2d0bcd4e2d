package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail of a person that joined the case after a customer was told; it may be an objection until somebody has read it. */
@Entity
@Table(name = "legal_reply")
class LegalReply {

    @Id
    @Column(name = "mail_id")
    private UUID mail;

    @Column(name = "came_at")
    private Instant cameAt;

    @Column(name = "read_at")
    private @Nullable Instant readAt;

    @Column(name = "read_by")
    private @Nullable String readBy;

    /** Whether whoever read it found it to object; false before. */
    private boolean objection;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected LegalReply() {}

    LegalReply(UUID mail, Instant cameAt) {
        this.mail = mail;
        this.cameAt = cameAt;
    }

    void read(boolean objects, String who, Instant now) {
        objection = objects;
        readBy = who;
        readAt = now;
    }

    boolean isUnread() {
        return readAt == null;
    }

    UUID mail() {
        return mail;
    }

    Instant cameAt() {
        return cameAt;
    }

    boolean isObjection() {
        return objection;
    }

    @Nullable
    String readBy() {
        return readBy;
    }
}
