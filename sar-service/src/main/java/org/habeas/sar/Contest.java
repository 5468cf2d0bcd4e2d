package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A complaint about a request, an appeal against its answer, or an inquiry of the dispute-resolution provider; it decides
 * what is allowed, and a refusal says what to do instead.
 */
@Entity
@Table(name = "sar_contest")
@DynamicUpdate
class Contest {

    @Id
    private UUID id;

    private String reference;

    @Version
    private @Nullable Long version;

    @Embedded
    private ContestReceipt receipt;

    /** The letter that told the decision appealed against; an appeal has no clock without it. */
    @Column(name = "decision_letter")
    private @Nullable UUID decisionLetter;

    private @Nullable UUID acknowledgement;

    @Enumerated(EnumType.STRING)
    private ContestStage stage = ContestStage.DECIDING;

    @Embedded
    private ContestDecision decision = new ContestDecision();

    private @Nullable String warned;

    @Column(name = "warned_at")
    private @Nullable Instant warnedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Contest() {}

    Contest(UUID id, CaseReference reference, ContestReceipt receipt, @Nullable UUID decisionLetter) {
        this.id = id;
        this.reference = reference.value();
        this.receipt = receipt;
        this.decisionLetter = decisionLetter;
    }

    void acknowledged(UUID letter) {
        acknowledgement = letter;
    }

    /**
     * Decides on it; the letter that tells it follows with {@link #prepared}.
     *
     * @param workedOnTheAnswer whether whoever decides had to do with the answer it is about
     * @return the number of the decision, which tells its letter from earlier ones
     */
    int decide(ContestDecision.Made made, boolean workedOnTheAnswer, String who) {
        stage.mustBe(ContestStage.DECIDING, "contest-not-open", "There is nothing to decide about it now: ");
        if (kind().isDecided() && workedOnTheAnswer) {
            throw new ActRefused(
                    "decided-the-answer",
                    "You worked on the answer that this is about. Somebody else has to decide on it; assign the task.");
        }
        if (kind().isDecided() && made.outcome() == null) {
            throw new ActRefused("outcome-missing", "Say what comes of it.");
        }
        stage = ContestStage.SUBMITTED;
        return decision.decide(made, who);
    }

    void prepared(UUID letter, String sha256) {
        decision.prepared(letter, sha256);
    }

    /** A second person lets exactly these bytes go. */
    void approve(String sha256, String who, Instant now) {
        requireSubmitted();
        decision.approve(sha256, who, now);
        stage = decision.byPost() ? ContestStage.TO_POST : ContestStage.APPROVED;
    }

    /** The letter is returned, and decided on again; its id, where it was to go by mail. */
    Optional<UUID> returned() {
        requireSubmitted();
        stage = ContestStage.DECIDING;
        return decision.forgetLetter();
    }

    /** Lets the approved letter leave; only the bytes with the hash it gives. */
    String release() {
        stage.mustBe(ContestStage.APPROVED, "letter-not-approved", "Only an approved letter leaves. Now: ");
        stage = ContestStage.RELEASED;
        return decision.releasable();
    }

    /** The next mail server refused the letter: it is decided again how it is told. */
    void letterCameBack() {
        stage = ContestStage.DECIDING;
        decision.letterCameBack();
    }

    /** The released letter, whose id it gives, is stopped before it leaves: it is decided on again. */
    UUID stopped() {
        stage.mustBe(ContestStage.RELEASED, "nothing-to-cancel", "No letter is waiting to leave. Now: ");
        stage = ContestStage.DECIDING;
        return decision.forgetLetter().orElseThrow();
    }

    void posted(LocalDate day, byte[] sealedProof, Instant now) {
        stage.mustBe(ContestStage.TO_POST, "nothing-to-post", "No decision letter is to be posted. Now: ");
        decision.posted(day, sealedProof);
        told(now);
    }

    void told(Instant now) {
        decision.releasable();
        end(ContestStage.ANSWERED, now);
    }

    /** Whoever made it took it back, or it was recorded by mistake. */
    void takeBack(Instant now) {
        if (stage == ContestStage.RELEASED || stage == ContestStage.APPROVED || stage.isOver()) {
            throw new ActRefused(
                    "contest-not-open",
                    "It can be taken back until its decision letter is on its way. Now: " + stage.words() + ".");
        }
        end(ContestStage.TAKEN_BACK, now);
    }

    void warned(String code, Instant now) {
        warned = code;
        warnedAt = now;
    }

    private void end(ContestStage as, Instant now) {
        stage = as;
        endedAt = now;
    }

    private void requireSubmitted() {
        stage.mustBe(ContestStage.SUBMITTED, "not-submitted", "No decision letter waits for a second person. Now: ");
    }

    UUID id() {
        return id;
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    ContestKind kind() {
        return receipt.kind();
    }

    ContestReceipt receipt() {
        return receipt;
    }

    Optional<UUID> decisionLetter() {
        return Optional.ofNullable(decisionLetter);
    }

    ContestStage stage() {
        return stage;
    }

    ContestDecision decision() {
        return decision;
    }

    Optional<UUID> acknowledgement() {
        return Optional.ofNullable(acknowledgement);
    }

    boolean isAcknowledgedBy(UUID letter) {
        return letter.equals(acknowledgement);
    }

    boolean isToldBy(UUID letter) {
        return stage == ContestStage.RELEASED && letter.equals(decision.letter());
    }

    Optional<String> warned() {
        return Optional.ofNullable(warned);
    }

    Optional<Instant> warnedAt() {
        return Optional.ofNullable(warnedAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
