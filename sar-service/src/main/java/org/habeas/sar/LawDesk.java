package org.habeas.sar;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What decides which law applies to a request: facts that people found out, and rules they decided by hand. Clocks start
 * from the receipt and end as not owed accordingly; none is ever deleted.
 */
@Service
public class LawDesk {

    /** The rule that the question at sorting is about. */
    private static final String EUROPEAN = "eu-gdpr-12-3-respond";

    private final SubjectRequests requests;
    private final RequestLaw law;
    private final RequestClocks clocks;
    private final CaseClocks caseClocks;
    private final ClockChanges changes;
    private final ContestLaw contestLaw;
    private final Contests contests;
    private final ContestClocks contestClocks;
    private final SealedWords sealed;
    private final InterimReview interim;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    LawDesk(
            SubjectRequests requests,
            RequestLaw law,
            RequestClocks clocks,
            CaseClocks caseClocks,
            ClockChanges changes,
            ContestLaw contestLaw,
            Contests contests,
            ContestClocks contestClocks,
            SealedWords sealed,
            InterimReview interim,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.law = law;
        this.clocks = clocks;
        this.caseClocks = caseClocks;
        this.changes = changes;
        this.contestLaw = contestLaw;
        this.contests = contests;
        this.contestClocks = contestClocks;
        this.sealed = sealed;
        this.interim = interim;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Says where the requester lives, where their account is, in which role the data are held, and what is objected to.
     * It also decides about a complaint or an appeal that is open while nothing is owed upon the request any more.
     *
     * @param reason where this is known from; stays on record
     * @throws ActRefused {@code reason-missing}, {@code nothing-corrected}, {@code no-clock-left}, {@code nothing-owed}
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void state(CaseReference reference, StatedFacts facts, String reason, long version, Acting acting) {
        SubjectRequest request = seen(reference, reason, version);
        if (contests.openOf(reference).isEmpty()) {
            request.requireLawOpen();
        }
        request.law().state(facts);
        request.touch(clock.instant());
        ledger.record(
                Act.on(reference, "sar.lawFactsStated")
                        .with("residence", words(facts.residence()))
                        .with("account", words(facts.account()))
                        .with("heldAs", facts.heldAs())
                        .with("objections", facts.objections()),
                acting.because(reason.strip()));
        reconsider(request, acting);
    }

    /**
     * Decides by hand that a rule applies or does not, whatever the facts say.
     *
     * @param reason why; stays on record
     * @throws ActRefused {@code reason-missing}, {@code no-such-rule}, {@code nothing-corrected}, {@code no-clock-left},
     *     {@code nothing-owed}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void override(
            CaseReference reference, String rule, boolean applies, String reason, long version, Acting acting) {
        SubjectRequest request = openFor(reference, rule, reason, version);
        requireRule(request, rule, applies);
        decide(request, rule, applies, reason.strip(), acting);
        reconsider(request, acting);
    }

    /**
     * Takes a decision by hand back; what the facts say holds again.
     *
     * @param reason why; stays on record
     * @throws ActRefused {@code reason-missing}, {@code nothing-to-take-back}, {@code no-clock-left}, {@code nothing-owed}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void takeBack(CaseReference reference, String rule, String reason, long version, Acting acting) {
        SubjectRequest request = openFor(reference, rule, reason, version);
        request.law().takeBack(rule);
        request.touch(clock.instant());
        ledger.record(Act.on(reference, "sar.lawOverrideTakenBack").with("rule", rule), acting.because(reason.strip()));
        reconsider(request, acting);
    }

    /**
     * Takes for a running clock the date that the law packs give today instead of the one it was given.
     *
     * @param reason why; stays on record
     * @throws ActRefused {@code reason-missing}, {@code no-such-clock}, {@code no-newer-law}, {@code nothing-owed}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void takeToday(CaseReference reference, UUID clockId, String reason, long version, Acting acting) {
        SubjectRequest request = seen(reference, reason, version);
        CaseClock running = caseClocks
                .find(reference, clockId)
                .orElseThrow(() -> new ActRefused("no-such-clock", "This case has no such clock."));
        if (running.matter() == null) {
            request.requireLawOpen();
        }
        changes.takeToday(running, acting.because(reason.strip()));
        request.touch(clock.instant());
        contestClocks.datesChanged(reference);
        interim.look(request, acting);
        told(reference);
    }

    /**
     * The processing that was objected to has stopped; the answer that says so may follow later.
     *
     * @param reason what was done; stays on record
     * @throws ActRefused {@code reason-missing}, {@code nothing-to-stop}, {@code nothing-owed}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void stopped(CaseReference reference, String reason, long version, Acting acting) {
        SubjectRequest request = open(reference, reason, version);
        if (!clocks.hasStopOwed(reference)) {
            throw new ActRefused("nothing-to-stop", "No clock of this case waits for processing to stop.");
        }
        request.touch(clock.instant());
        ledger.record(Act.on(reference, "sar.processingStopped"), acting.because(reason.strip()));
        clocks.stopped(reference, clock.instant(), acting);
        told(reference);
    }

    /** Who sorts a request may know that the GDPR applies although nothing on record says so. */
    void europeanLaw(SubjectRequest request, Acting acting) {
        boolean applies = law.upon(request).stream()
                .anyMatch(ruling -> ruling.rule().equals(EUROPEAN) && ruling.outcome() == Outcome.APPLIES);
        if (!applies) {
            decide(request, EUROPEAN, true, "GDPR Art. 3(2), said when it was sorted", acting);
        }
    }

    private void decide(SubjectRequest request, String rule, boolean applies, String reason, Acting acting) {
        CaseReference reference = request.reference();
        request.law()
                .override(rule, applies, sealed.seal(reference, "law-" + rule, reason), acting.who(), clock.instant());
        request.touch(clock.instant());
        ledger.record(
                Act.on(reference, "sar.lawOverridden").with("rule", rule).with("applies", applies),
                acting.because(reason));
    }

    private void requireRule(SubjectRequest request, String rule, boolean applies) {
        Outcome facts = Stream.concat(law.upon(request).stream(), contestLaw.uponWhatIsOpen(request).stream())
                .filter(ruling -> ruling.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-rule", "No rule about requests is called " + rule + "."))
                .said()
                .outcome();
        if (facts == (applies ? Outcome.APPLIES : Outcome.DOES_NOT_APPLY)
                && request.law().overrideOf(rule).isEmpty()) {
            throw new ActRefused("nothing-corrected", "This is what the facts say already.");
        }
    }

    /** A rule about what is open, such as an appeal, is decided about also when nothing is owed upon the request. */
    private SubjectRequest openFor(CaseReference reference, String rule, String reason, long version) {
        SubjectRequest request = seen(reference, reason, version);
        if (contestLaw.uponWhatIsOpen(request).stream()
                .noneMatch(ruling -> ruling.rule().equals(rule))) {
            request.requireLawOpen();
        }
        return request;
    }

    private SubjectRequest open(CaseReference reference, String reason, long version) {
        SubjectRequest request = seen(reference, reason, version);
        request.requireLawOpen();
        return request;
    }

    private SubjectRequest seen(CaseReference reference, String reason, long version) {
        SubjectRequest request = requests.seen(reference, version);
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Give the reason; it stays on record.");
        }
        return request;
    }

    private void reconsider(SubjectRequest request, Acting acting) {
        if (!request.stage().isOver()) {
            clocks.reconsider(request, acting);
        }
        contestClocks.reconsider(request, acting);
        workItems.refresh(request.reference());
    }

    private void told(CaseReference reference) {
        workflow.tell(reference, News.CLOCK_CHANGED);
        workItems.refresh(reference);
    }

    private static String words(@Nullable String place) {
        return place == null ? "unknown" : place;
    }
}
