package org.habeas.transparency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.figures.Period;
import org.jspecify.annotations.Nullable;

/** A transparency report in the making; it decides what is allowed, and a refusal says what to do instead. */
@Entity
@Table(name = "transparency_report")
class TransparencyReport {

    @Id
    private String reference;

    @Version
    private @Nullable Long version;

    private String period;

    private String profile;

    private int edition;

    private String reason;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.ORDERED;

    @Column(name = "frozen_at")
    private @Nullable Instant frozenAt;

    @Column(name = "events_sha256")
    private @Nullable String eventsSha256;

    @Column(name = "drafted_by")
    private @Nullable String draftedBy;

    @Column(name = "reviewed_by")
    private @Nullable String reviewedBy;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "publication_date")
    private @Nullable LocalDate publicationDate;

    @Column(name = "approved_sha256")
    private @Nullable String approvedSha256;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TransparencyReport() {}

    TransparencyReport(
            CaseReference reference, Period period, String profile, int edition, String reason, Instant now) {
        this.reference = reference.value();
        this.period = period.code();
        this.profile = profile;
        this.edition = edition;
        this.reason = reason;
        this.changedAt = now;
    }

    /** Fixes which events count. */
    void freeze(Instant asOf, String sha256) {
        require(Stage.ORDERED, "events-frozen", "The events of this report are frozen already.");
        frozenAt = asOf;
        eventsSha256 = sha256;
        to(Stage.DRAFTING, asOf);
    }

    /** Fixes anew which events count, while it is still being drafted. */
    void freezeAgain(Instant asOf, String sha256) {
        require(Stage.DRAFTING, "not-drafting", "The report is not being drafted now.");
        frozenAt = asOf;
        eventsSha256 = sha256;
        to(Stage.DRAFTING, asOf);
    }

    /** The draft goes to counsel. */
    void draft(String who, LocalDate publication, Instant now) {
        require(Stage.DRAFTING, "not-drafting", "The report is not being drafted now.");
        if (publication.isBefore(period().end())) {
            throw new ActRefused(
                    "publication-too-early",
                    "The date of publication lies in the period. Give one after " + period().lastDay() + ".");
        }
        draftedBy = who;
        publicationDate = publication;
        to(Stage.REVIEW, now);
    }

    /** Counsel passes the draft or returns it. */
    void review(String who, boolean passed, Instant now) {
        require(Stage.REVIEW, "not-in-review", "The report does not wait for counsel now.");
        if (who.equals(draftedBy)) {
            throw new ActRefused("own-draft", "Whoever drafted the report does not review it. Ask a colleague.");
        }
        reviewedBy = who;
        to(passed ? Stage.ATTESTING : Stage.DRAFTING, now);
    }

    /** Every statement is attested or left out. */
    void attested(Instant now) {
        require(Stage.ATTESTING, "not-attesting", "The report does not wait for statements now.");
        to(Stage.APPROVAL, now);
    }

    /** A second person approves exactly these bytes. */
    void approve(String who, String sha256, Instant now) {
        requireApprover(who);
        approvedBy = who;
        approvedSha256 = sha256;
        to(Stage.APPROVED, now);
    }

    /** A second person returns the report to the draft. */
    void giveBack(String who, Instant now) {
        requireApprover(who);
        to(Stage.DRAFTING, now);
    }

    /** The approved bytes stand on the public page. */
    void publish(String sha256, Instant now) {
        require(Stage.APPROVED, "not-approved", "The report is not approved.");
        if (!sha256.equals(approvedSha256)) {
            throw new IllegalStateException("the bytes of " + reference + " are not those that were approved");
        }
        to(Stage.PUBLISHED, now);
    }

    private void requireApprover(String who) {
        require(Stage.APPROVAL, "not-for-approval", "The report does not wait for approval now.");
        if (who.equals(draftedBy)) {
            throw new ActRefused("own-draft", "Whoever drafted the report does not approve it. Ask a second person.");
        }
    }

    private void require(Stage needed, String code, String sentence) {
        if (stage != needed) {
            throw new ActRefused(code, sentence);
        }
    }

    private void to(Stage next, Instant now) {
        stage = next;
        changedAt = now;
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    Period period() {
        return Period.parse(period).orElseThrow();
    }

    String profile() {
        return profile;
    }

    int edition() {
        return edition;
    }

    String reason() {
        return reason;
    }

    Stage stage() {
        return stage;
    }

    long version() {
        return version == null ? 0 : version;
    }

    Optional<Instant> frozenAt() {
        return Optional.ofNullable(frozenAt);
    }

    Optional<String> eventsSha256() {
        return Optional.ofNullable(eventsSha256);
    }

    Optional<LocalDate> publicationDate() {
        return Optional.ofNullable(publicationDate);
    }

    Optional<String> reviewedBy() {
        return Optional.ofNullable(reviewedBy);
    }

    Optional<String> draftedBy() {
        return Optional.ofNullable(draftedBy);
    }

    Instant changedAt() {
        return changedAt;
    }
}
