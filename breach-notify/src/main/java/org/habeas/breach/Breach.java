package org.habeas.breach;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** An incident that concerns personal data; it decides what is allowed, and a refusal says what to do instead. */
@Entity
@Table(name = "breach_incident")
@DynamicUpdate
class Breach {

    @Id
    private String reference;

    @Version
    private @Nullable Long version;

    private String legalEntity;

    private byte[] title;

    private boolean controller;

    private boolean processor;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.OPEN;

    @Enumerated(EnumType.STRING)
    private Outcome outcome = Outcome.UNDECIDED;

    private int factsVersion;

    private int unreadMails;

    private String openedBy;

    private Instant openedAt;

    /** A reminder changes nothing of what people read and decide on, so it raises no version. */
    @OptimisticLock(excluded = true)
    private @Nullable String escalated;

    @OptimisticLock(excluded = true)
    private @Nullable Instant escalatedAt;

    private Instant changedAt;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("position")
    private List<Duty> duties = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("number")
    private List<Filing> filings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Breach() {}

    Breach(CaseReference reference, String legalEntity, byte[] title, Set<ActsAs> roles, String who, Instant now) {
        this.reference = reference.value();
        this.legalEntity = legalEntity;
        this.title = title;
        this.controller = roles.contains(ActsAs.CONTROLLER);
        this.processor = roles.contains(ActsAs.PROCESSOR);
        this.openedBy = who;
        this.openedAt = now;
        this.changedAt = now;
    }

    /** Somebody read the incident at this version and acts on what they saw. */
    void requireVersion(long seen) {
        if (seen != version()) {
            throw new SomeoneWasFaster(
                    "This incident was changed after you opened it. Look at what is different and go on.");
        }
    }

    void requireOpen() {
        if (stage == Stage.CLOSED) {
            throw new ActRefused("incident-closed", "This incident is closed; its record is not changed any more.");
        }
    }

    /** The number of the next version of the facts. */
    int nextFacts(Instant now) {
        requireOpen();
        changedAt = now;
        return ++factsVersion;
    }

    Duty owe(Obligation obligation) {
        Duty duty = new Duty(duties.size() + 1, obligation.rule());
        duties.add(duty);
        return duty;
    }

    /** What a report only hinted at is known now. */
    void settle(byte[] sealedTitle, Set<ActsAs> roles, Instant now) {
        requireOpen();
        title = sealedTitle;
        controller = roles.contains(ActsAs.CONTROLLER);
        processor = roles.contains(ActsAs.PROCESSOR);
        changedAt = now;
    }

    void conclude(Outcome found, Instant now) {
        requireOpen();
        outcome = found;
        changedAt = now;
    }

    Filing prepareFiling(UUID dutyId, Filing.Phase phase, Filing.Document document, String who, Instant now) {
        requireOpen();
        Duty duty = duty(dutyId);
        if (duty.state() == Duty.State.NOT_STARTED) {
            throw new ActRefused(
                    "duty-not-started", "This is not due yet: what its clock counts from has not happened.");
        }
        if (duty.state() == Duty.State.RULED_OUT) {
            throw new ActRefused("duty-ruled-out", "It was found that this does not apply. Conclude anew if it does.");
        }
        if (phase != Filing.Phase.INITIAL && filings.stream().noneMatch(one -> submittedFor(one, dutyId))) {
            throw new ActRefused(
                    "nothing-submitted-before",
                    "Nothing was submitted here before, so the first filing is an initial one.");
        }
        Filing filing = new Filing(dutyId, filings.size() + 1, phase, factsVersion, document, who, now);
        filings.add(filing);
        changedAt = now;
        return filing;
    }

    /** What somebody submitted outside; whether it was late was told by the clock. */
    Duty submitted(UUID filingId, Instant at, byte[] record, byte @Nullable [] lateReasons, String who, Instant now) {
        requireOpen();
        Filing filing = filing(filingId);
        filing.submitted(at, record, who);
        if (lateReasons != null) {
            filing.giveLateReasons(lateReasons);
        }
        Duty duty = duty(filing.dutyId());
        duty.met();
        changedAt = now;
        return duty;
    }

    void giveLateReasons(UUID filingId, byte[] reasons, Instant now) {
        requireOpen();
        filing(filingId).giveLateReasons(reasons);
        changedAt = now;
    }

    void requireAuthoritiesTold(Obligations obligations) {
        for (Duty duty : duties) {
            if (duty.isOpen() && obligations.of(duty.ruleId()).addressee() != Obligation.Addressee.CUSTOMERS) {
                throw new ActRefused(
                        "duty-open",
                        "Still open: " + obligations.of(duty.ruleId()).name()
                                + ". Record its submission, or rule it out with reasons.");
            }
        }
    }

    void close(Instant now) {
        requireOpen();
        stage = Stage.CLOSED;
        changedAt = now;
    }

    void mailJoined(Instant now) {
        unreadMails++;
        changedAt = now;
    }

    void mailsRead(Instant now) {
        if (unreadMails == 0) {
            throw new ActRefused("nothing-unread", "There is no unread mail.");
        }
        unreadMails = 0;
        changedAt = now;
    }

    void escalate(String step, Instant now) {
        escalated = step;
        escalatedAt = now;
    }

    void touch(Instant now) {
        changedAt = now;
    }

    Duty duty(UUID id) {
        return duties.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-duty", "This incident has no such duty."));
    }

    Optional<Duty> duty(String rule) {
        return duties.stream().filter(one -> one.ruleId().equals(rule)).findFirst();
    }

    Filing filing(UUID id) {
        return filings.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-filing", "This incident has no such filing."));
    }

    private static boolean submittedFor(Filing filing, UUID duty) {
        return filing.dutyId().equals(duty) && filing.submittedAt() != null;
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    long version() {
        return version == null ? 0 : version;
    }

    String legalEntity() {
        return legalEntity;
    }

    byte[] title() {
        return title;
    }

    Set<ActsAs> roles() {
        Set<ActsAs> roles = EnumSet.noneOf(ActsAs.class);
        if (controller) {
            roles.add(ActsAs.CONTROLLER);
        }
        if (processor) {
            roles.add(ActsAs.PROCESSOR);
        }
        return roles;
    }

    Stage stage() {
        return stage;
    }

    Outcome outcome() {
        return outcome;
    }

    int factsVersion() {
        return factsVersion;
    }

    int unreadMails() {
        return unreadMails;
    }

    String openedBy() {
        return openedBy;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    Optional<String> escalated() {
        return Optional.ofNullable(escalated);
    }

    Optional<Instant> escalatedAt() {
        return Optional.ofNullable(escalatedAt);
    }

    List<Duty> duties() {
        return List.copyOf(duties);
    }

    List<Filing> filings() {
        return List.copyOf(filings);
    }

    /** Where an incident stands. */
    enum Stage {
        OPEN,
        CLOSED
    }

    /** What the incident turned out to be; the register keeps each. */
    public enum Outcome {
        UNDECIDED("Not decided yet"),
        BREACH("Personal-data breach"),
        NOT_A_BREACH("No personal-data breach");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As the house says it. */
        public String words() {
            return words;
        }
    }
}
