package org.habeas.breach;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.correspondence.LetterState;
import org.jspecify.annotations.Nullable;

/**
 * An incident as those who may see it see it.
 *
 * @param version for the next act
 * @param open whether its record may still change
 * @param instants everything that was ever stated, the latest first
 * @param facts all versions, the latest first
 * @param severities all evaluations, the latest first
 * @param conclusions all conclusions, the latest first
 * @param notices the latest first
 */
public record BreachFile(
        CaseReference reference,
        long version,
        String title,
        boolean open,
        Breach.Outcome outcome,
        Set<Obligation.ActsAs> roles,
        String legalEntity,
        Instant openedAt,
        String openedBy,
        List<RecordedInstant> instants,
        List<FactsVersion> facts,
        List<Severity> severities,
        List<Conclusion> conclusions,
        List<Owed> duties,
        List<Filed> filings,
        List<NoticeView> notices,
        Optional<String> escalated,
        int unreadMails) {

    /** The facts as known now. */
    public FactsVersion latestFacts() {
        return facts.get(0);
    }

    /** The last evaluation, empty when nothing was scored. */
    public Optional<Severity> severity() {
        return severities.stream().findFirst();
    }

    /** The instant of this kind that counts. */
    public Optional<RecordedInstant> instant(InstantKind kind) {
        return instants.stream()
                .filter(one -> one.kind() == kind && one.counts())
                .findFirst();
    }

    /** Whether nobody has decided yet since when the company is aware, so that clocks run from the report. */
    public boolean awarenessProvisional() {
        return instant(InstantKind.AWARE).filter(RecordedInstant::provisional).isPresent();
    }

    /** The conclusion under an article that stands. */
    public Optional<Conclusion> conclusion(Conclusion.Article article) {
        return conclusions.stream().filter(one -> one.article() == article).findFirst();
    }

    /** The notice in the making or last made. */
    public Optional<NoticeView> notice() {
        return notices.stream().findFirst();
    }

    /**
     * A duty with its clock.
     *
     * @param because why it was ruled out; empty when it was not
     */
    public record Owed(
            UUID id,
            Obligation obligation,
            boolean running,
            boolean started,
            boolean ruledOut,
            @Nullable CaseClock clock,
            String because,
            @Nullable String ruledOutBy) {}

    /**
     * A filing.
     *
     * @param late whether its first submission was late by the clock as it is now
     * @param reasonsMissing whether reasons for the delay are owed
     */
    public record Filed(
            UUID id,
            int number,
            Obligation obligation,
            String phase,
            int factsVersion,
            UUID document,
            String sha256,
            String preparedBy,
            Instant preparedAt,
            @Nullable Instant submittedAt,
            @Nullable String recordedBy,
            String authorityReference,
            String proof,
            boolean late,
            String lateReasons,
            boolean reasonsMissing) {}

    /**
     * A notice with each of its recipients.
     *
     * @param released whether its letters went to the outbox, also when some were stopped there
     * @param own whether the person who looks worked on it
     * @param unusable the rows of the list that could not be used, by line
     */
    public record NoticeView(
            int number,
            String state,
            boolean draft,
            boolean submitted,
            boolean released,
            String message,
            int factsVersion,
            String hash,
            String snapshotSha256,
            String templateSha256,
            boolean own,
            @Nullable String approver,
            @Nullable String setBack,
            List<Told> recipients,
            List<Unusable> unusable) {

        /** Letters that were rendered. */
        public long rendered() {
            return recipients.stream().filter(one -> one.letter() != null).count();
        }

        /** Letters that were released and not stopped. */
        public long leaving() {
            return recipients.stream()
                    .filter(one -> one.state() != null && one.state() != LetterState.WITHDRAWN)
                    .count();
        }

        /** Recipients for whom no letter was rendered because something is missing. */
        public long held() {
            return recipients.stream().filter(one -> one.held() != null).count();
        }
    }

    /**
     * A recipient and where the letter to it is.
     *
     * @param state null while no letter is rendered
     * @param words the state in words
     */
    public record Told(
            int line,
            Customer customer,
            @Nullable String held,
            @Nullable UUID letter,
            @Nullable LetterState state,
            String words) {}

    /** A row that could not be used. */
    public record Unusable(int line, String reason) {}
}
