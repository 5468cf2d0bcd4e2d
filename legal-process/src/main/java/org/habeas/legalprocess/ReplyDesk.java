package org.habeas.legalprocess;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.legalprocess.LegalProcessWorkflow.News;
import org.habeas.legalprocess.LegalProcessWorkflow.Step;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers write back to a notice: who answers by mail has objected as much as who follows the link, so each reply
 * stays production until a person has said what it is.
 */
@Service
public class ReplyDesk {

    private final LegalProcesses processes;
    private final ObjectionDesk objections;
    private final CaseMail mail;
    private final LegalProcessWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    ReplyDesk(
            LegalProcesses processes,
            ObjectionDesk objections,
            CaseMail mail,
            LegalProcessWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.processes = processes;
        this.objections = objections;
        this.mail = mail;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A mail of a person joined the case; where a customer was told, somebody has to read it before anything leaves. */
    void came(LegalProcess process, UUID mail) {
        boolean asked = process.hasUnreadReply();
        if (!process.replyCame(mail, clock.instant())) {
            return;
        }
        if (!asked) {
            workflow.tell(process.reference(), News.REPLY_CAME);
        }
        workflow.tell(process.reference(), News.STAND_CHANGED);
    }

    /**
     * A person has read a reply and it objects: production of these targets is stayed as if the link had been used.
     *
     * @param targets numbers of the targets it speaks of
     * @param motion court and docket of a motion it says was filed; empty when it speaks of none
     * @return whether another reply still waits to be read
     * @throws ActRefused {@code no-such-reply}, {@code no-target}, {@code too-late-to-object}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public boolean objects(
            CaseReference reference, UUID mail, Set<Integer> targets, String motion, long version, Acting acting) {
        if (targets.isEmpty()) {
            throw new ActRefused("no-target", "Say which target the customer speaks of.");
        }
        LegalProcess process = processes.seen(reference, version);
        process.replyRead(mail, true, acting.who(), clock.instant());
        ledger.record(Act.on(reference, "legal.replyObjects").with("mail", mail), acting);
        targets.forEach(
                number -> objections.objected(process, process.target(number).id(), motion.strip(), acting));
        return over(process, acting);
    }

    /**
     * A person has read a reply and it does not object.
     *
     * @param why in one sentence; it goes to the ledger
     * @return whether another reply still waits to be read
     * @throws ActRefused {@code no-such-reply}, {@code reason-missing}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public boolean doesNotObject(CaseReference reference, UUID mail, String why, long version, Acting acting) {
        if (why.isBlank()) {
            throw new ActRefused("reason-missing", "Say in one sentence what the mail is; it goes to the ledger.");
        }
        LegalProcess process = processes.seen(reference, version);
        process.replyRead(mail, false, acting.who(), clock.instant());
        ledger.record(Act.on(reference, "legal.replyRead").with("mail", mail), acting.because(why.strip()));
        return over(process, acting);
    }

    /**
     * Why nothing may leave although the case itself knows of no unread reply: somebody else's answer to a notice, such as
     * a lawyer's, waits in the holding area. Empty when none does.
     */
    Optional<ActRefused> heldReply(LegalProcess process) {
        return process.isSomebodyTold() && mail.hasHeld(process.reference())
                ? Optional.of(new ActRefused(
                        "production-needs-replies-read",
                        "A mail that perhaps answers the notice waits in the holding area. Place it, and read it if it"
                                + " belongs to this case."))
                : Optional.empty();
    }

    private boolean over(LegalProcess process, Acting acting) {
        boolean more = process.hasUnreadReply();
        if (!more) {
            workflow.done(process.reference(), Step.READ_REPLY, "", acting);
            workflow.tell(process.reference(), News.STAND_CHANGED);
        }
        workItems.refresh(process.reference());
        return more;
    }
}
