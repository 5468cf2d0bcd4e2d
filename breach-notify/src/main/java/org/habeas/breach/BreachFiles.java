package org.habeas.breach;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.habeas.breach.BreachFile.Filed;
import org.habeas.breach.BreachFile.NoticeView;
import org.habeas.breach.BreachFile.Owed;
import org.habeas.breach.BreachFile.Told;
import org.habeas.breach.BreachFile.Unusable;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens incidents for those who may read them. */
@Service
public class BreachFiles {

    private final Breaches breaches;
    private final Notices notices;
    private final InstantLog instants;
    private final FactsLog facts;
    private final SeverityLog severities;
    private final ConclusionLog conclusions;
    private final Obligations obligations;
    private final BreachClocks clocks;
    private final FilingDesk filings;
    private final SealedRecord sealed;
    private final Outbox outbox;
    private final CaseAccess access;
    private final JdbcClient jdbc;

    BreachFiles(
            Breaches breaches,
            Notices notices,
            InstantLog instants,
            FactsLog facts,
            SeverityLog severities,
            ConclusionLog conclusions,
            Obligations obligations,
            BreachClocks clocks,
            FilingDesk filings,
            SealedRecord sealed,
            Outbox outbox,
            CaseAccess access,
            JdbcClient jdbc) {
        this.breaches = breaches;
        this.notices = notices;
        this.instants = instants;
        this.facts = facts;
        this.severities = severities;
        this.conclusions = conclusions;
        this.obligations = obligations;
        this.clocks = clocks;
        this.filings = filings;
        this.sealed = sealed;
        this.outbox = outbox;
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * One incident, opened.
     *
     * @throws org.habeas.casework.NoSuchCase when there is none of this reference
     */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.AUDITOR})
    public BreachFile open(CaseReference reference, Acting acting) {
        Breach breach = breaches.of(reference);
        return new BreachFile(
                reference,
                breach.version(),
                sealed.open(reference, "title", breach.title(), String.class),
                breach.stage() == Breach.Stage.OPEN,
                breach.outcome(),
                breach.roles(),
                breach.legalEntity(),
                breach.openedAt(),
                breach.openedBy(),
                instants.of(reference),
                facts.of(reference),
                severities.of(reference),
                conclusions.of(reference),
                breach.duties().stream().map(duty -> owed(reference, duty)).toList(),
                breach.filings().stream().map(filing -> filed(breach, filing)).toList(),
                notices.of(reference).stream()
                        .map(notice -> view(reference, notice, acting))
                        .toList(),
                breach.escalated(),
                breach.unreadMails());
    }

    /** What was known of an incident at an instant; empty before it was opened. */
    @Transactional(readOnly = true)
    @Permits({Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.AUDITOR})
    public Optional<FactsVersion> factsAsOf(CaseReference reference, Instant at, Acting acting) {
        return facts.asOf(breaches.of(reference).reference(), at);
    }

    /** The references of all incidents that this person may know of, the oldest first. */
    @Transactional(readOnly = true)
    @Permits({Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.AUDITOR})
    public List<CaseReference> all(Acting acting) {
        return breaches.findAllByOrderByReference().stream()
                .map(Breach::reference)
                .filter(reference -> access.knows(reference, acting))
                .toList();
    }

    private Owed owed(CaseReference reference, Duty duty) {
        byte[] because = duty.ruledOutBecause();
        return new Owed(
                duty.id(),
                obligations.of(duty.ruleId()),
                duty.state() == Duty.State.RUNNING,
                duty.state() != Duty.State.NOT_STARTED,
                duty.state() == Duty.State.RULED_OUT,
                clocks.of(reference, duty).orElse(null),
                because == null ? "" : sealed.open(reference, "ruled-out", because, String.class),
                duty.ruledOutBy());
    }

    private Filed filed(Breach breach, Filing filing) {
        CaseReference reference = breach.reference();
        Duty duty = breach.duty(filing.dutyId());
        Instant at = filing.submittedAt();
        boolean late = at != null && filing.phase() == Filing.Phase.INITIAL && clocks.isLate(reference, duty, at);
        FilingDesk.Submission submission = filings.submission(reference, filing);
        return new Filed(
                filing.id(),
                filing.number(),
                obligations.of(duty.ruleId()),
                filing.phase().words(),
                filing.factsVersion(),
                filing.documentId(),
                filing.sha256(),
                filing.preparedBy(),
                filing.preparedAt(),
                at,
                filing.recordedBy(),
                submission.authorityReference(),
                submission.proof(),
                late,
                filings.lateReasons(reference, filing),
                late && filing.lateReasons() == null);
    }

    private NoticeView view(CaseReference reference, Notice notice, Acting acting) {
        return new NoticeView(
                notice.number(),
                notice.state().words(),
                notice.state() == Notice.State.DRAFT,
                notice.state() == Notice.State.SUBMITTED,
                notice.state() == Notice.State.RELEASED || notice.state() == Notice.State.STOPPED,
                sealed.open(reference, "notice", notice.words(), NoticeWords.class)
                        .message(),
                notice.factsVersion(),
                notice.hash(),
                notice.snapshotSha256(),
                notice.templateSha256(),
                notice.isBy(acting.who()),
                notice.approver(),
                notice.setBackBecause(),
                notice.recipients().stream().map(one -> told(reference, one)).toList(),
                jdbc.sql("select line, reason from breach_unusable_row where notice_id = ? order by line")
                        .param(notice.id())
                        .query((row, number) -> new Unusable(row.getInt("line"), row.getString("reason")))
                        .list());
    }

    private Told told(CaseReference reference, Recipient recipient) {
        LetterState state = Optional.ofNullable(recipient.letterId())
                .flatMap(outbox::stateOf)
                .orElse(null);
        String held = recipient.held();
        return new Told(
                recipient.line(),
                sealed.open(reference, "customer", recipient.words(), Customer.class),
                held,
                recipient.letterId(),
                state,
                state != null ? words(state) : held != null ? "Held: " + held : "Not rendered yet");
    }

    private static String words(LetterState state) {
        return switch (state) {
            case PREPARED -> "Rendered, waits for approval";
            case WITHDRAWN -> "Stopped before it left";
            case PLANNED -> "Waits to leave";
            case CLAIMED, IN_FLIGHT -> "On its way";
            case ACCEPTED -> "Accepted by the customer's mail server";
            case TEMPFAIL -> "Refused for now, tried again";
            case PERMFAIL -> "Refused for good";
            case RETURNED -> "Came back, did not arrive";
            case IN_DOUBT -> "In doubt, needs a person";
        };
    }
}
