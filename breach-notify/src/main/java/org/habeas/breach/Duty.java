package org.habeas.breach;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one rule obliges to in one incident. */
@Entity
@Table(name = "breach_duty")
class Duty {

    @Id
    private UUID id;

    private int position;

    private String ruleId;

    @Enumerated(EnumType.STRING)
    private State state = State.NOT_STARTED;

    private @Nullable UUID clockId;

    private @Nullable String ruledOutBy;

    private byte @Nullable [] ruledOutBecause;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Duty() {}

    Duty(int position, String ruleId) {
        this.id = UUID.randomUUID();
        this.position = position;
        this.ruleId = ruleId;
    }

    void run(UUID clock) {
        clockId = clock;
        state = State.RUNNING;
        ruledOutBy = null;
        ruledOutBecause = null;
    }

    void met() {
        state = State.MET;
    }

    void ruleOut(String who, byte[] because) {
        state = State.RULED_OUT;
        ruledOutBy = who;
        ruledOutBecause = because;
    }

    UUID id() {
        return id;
    }

    int position() {
        return position;
    }

    String ruleId() {
        return ruleId;
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state == State.NOT_STARTED || state == State.RUNNING;
    }

    @Nullable
    UUID clockId() {
        return clockId;
    }

    @Nullable
    String ruledOutBy() {
        return ruledOutBy;
    }

    byte @Nullable [] ruledOutBecause() {
        return ruledOutBecause;
    }

    /** Where a duty stands. */
    enum State {
        /** What it counts from has not happened, so it has no date. */
        NOT_STARTED,
        RUNNING,
        MET,
        /** A person found with reasons that it does not apply. */
        RULED_OUT
    }
}
