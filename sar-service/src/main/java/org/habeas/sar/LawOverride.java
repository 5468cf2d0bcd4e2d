package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person's decision that a rule applies to a request or does not, whatever the facts say; its reason is sealed. */
@Entity
@Table(name = "sar_law_override")
class LawOverride {

    @Id
    private UUID id;

    @Column(name = "rule_id")
    private String rule;

    private boolean applies;

    private byte[] reason;

    @Column(name = "decided_by")
    private String by;

    @Column(name = "decided_at")
    private Instant at;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected LawOverride() {}

    LawOverride(String rule, boolean applies, byte[] sealedReason, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.rule = rule;
        this.applies = applies;
        this.reason = sealedReason;
        this.by = by;
        this.at = at;
    }

    void decide(boolean now, byte[] sealedReason, String who, Instant when) {
        applies = now;
        reason = sealedReason;
        by = who;
        at = when;
    }

    String rule() {
        return rule;
    }

    boolean applies() {
        return applies;
    }

    byte[] reason() {
        return reason;
    }

    String by() {
        return by;
    }

    Instant at() {
        return at;
    }
}
