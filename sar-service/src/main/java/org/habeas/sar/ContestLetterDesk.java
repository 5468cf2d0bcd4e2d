package org.habeas.sar;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.templates.RenderedLetter;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends what the workflow of a complaint, an appeal or an inquiry lets leave. */
@Service
public class ContestLetterDesk {

    private final SubjectRequests requests;
    private final Contests contests;
    private final ContestLetters letters;
    private final Requesters requesters;
    private final SarSettings settings;
    private final Outbox outbox;
    private final ContestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;

    ContestLetterDesk(
            SubjectRequests requests,
            Contests contests,
            ContestLetters letters,
            Requesters requesters,
            SarSettings settings,
            Outbox outbox,
            ContestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger) {
        this.requests = requests;
        this.contests = contests;
        this.letters = letters;
        this.requesters = requesters;
        this.settings = settings;
        this.outbox = outbox;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
    }

    /** Tells a complainant that the complaint has arrived, to the bare address; an appeal and an inquiry get no such letter. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void acknowledge(CaseReference reference, UUID id, Acting acting) {
        Contest contest = contests.of(reference, id);
        if (contest.kind() != ContestKind.COMPLAINT) {
            return;
        }
        SubjectRequest request = requests.of(reference);
        Optional<PostAddress> to = requesters.addressOf(reference);
        if (to.isEmpty()) {
            ledger.record(Act.on(reference, "sar.complaintUnacknowledged").with("contest", id), acting);
            return;
        }
        RenderedLetter letter = letters.acknowledgement(request, contest);
        PreparedLetter posted = outbox.post(
                new Letter(
                        reference,
                        letter.kind(),
                        "complaint-" + id,
                        PostAddress.of(to.get().address()),
                        letter.language(),
                        letter.subject(),
                        letter.text(),
                        letter.html(),
                        List.of(),
                        contest.receipt().mail().orElse(null),
                        true,
                        letter.template()),
                acting);
        contest.acknowledged(posted.id());
        ledger.record(
                Act.on(reference, "sar.complaintAcknowledged")
                        .with("contest", id)
                        .with("letter", posted.id())
                        .with("sha256", posted.sha256()),
                acting);
    }

    /** Lets the approved letter leave when the hold time is over. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void release(CaseReference reference, UUID id, Acting acting) {
        Contest contest = contests.of(reference, id);
        String approved = contest.release();
        UUID letter = Objects.requireNonNull(contest.decision().letter());
        outbox.release(letter, approved, settings.hold(), acting);
        ledger.record(
                Act.on(reference, "sar.contestLetterReleased")
                        .with("contest", id)
                        .with("letter", letter)
                        .with("sha256", approved)
                        .with("hold", settings.hold()),
                acting);
    }

    /**
     * Stops an approved decision letter that has not left yet; it is decided on again.
     *
     * @throws ActRefused {@code already-leaving} when a sender has it, {@code not-yet-leaving} in the moment between
     *     approval and release, {@code nothing-to-cancel}, {@code no-such-contest}
     */
    @Transactional
    @Permits({Role.CASEWORKER, Role.LEGAL, Role.APPROVER})
    public void stop(CaseReference reference, UUID id, Acting acting) {
        Contest contest = contests.of(reference, id);
        if (contest.stage() == ContestStage.APPROVED) {
            throw new ActRefused(
                    "not-yet-leaving",
                    "The letter is just being handed to the outbox. Stop it there: try again in a moment.");
        }
        UUID letter = contest.stopped();
        if (!outbox.withdraw(letter, acting)) {
            throw new ActRefused("already-leaving", "The letter is already on its way and cannot be stopped any more.");
        }
        ledger.record(
                Act.on(reference, "sar.contestLetterStopped")
                        .with("contest", id)
                        .with("letter", letter),
                acting);
        workflow.letterEnded(reference, id, false);
        workItems.refresh(reference);
    }

    /** Takes a prepared decision letter back so that it can never leave; a printed one is simply not posted. */
    void withdraw(Contest contest, Acting acting) {
        contest.decision().forgetLetter().ifPresent(letter -> outbox.withdraw(letter, acting));
    }
}
