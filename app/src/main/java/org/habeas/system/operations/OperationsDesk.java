package org.habeas.system.operations;

import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.inbox.InboxDesk;
import org.habeas.mailroom.DoubtDesk;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HoldingDesk;
import org.habeas.mailroom.LetterInDoubt;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.MailroomHealth;
import org.habeas.mailroom.ProofDesk;
import org.habeas.system.letters.LetterFinding;
import org.habeas.system.letters.LetterFindings;
import org.habeas.workflows.StoppedStep;
import org.habeas.workflows.StoppedSteps;
import org.springframework.stereotype.Service;

/** The state of the installation by technical facts alone: nothing of what a mail, a letter or a case says. */
@Service
public class OperationsDesk {

    private final MailroomHealth mailroom;
    private final HoldingDesk holding;
    private final DoubtDesk doubts;
    private final ProofDesk proofs;
    private final StoppedSteps steps;
    private final InboxDesk inbox;
    private final LetterFindings letters;

    OperationsDesk(
            MailroomHealth mailroom,
            HoldingDesk holding,
            DoubtDesk doubts,
            ProofDesk proofs,
            StoppedSteps steps,
            InboxDesk inbox,
            LetterFindings letters) {
        this.mailroom = mailroom;
        this.holding = holding;
        this.doubts = doubts;
        this.proofs = proofs;
        this.steps = steps;
        this.inbox = inbox;
        this.letters = letters;
    }

    /** The state now. */
    @Permits(
            value = {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.ADMINISTRATOR},
            to = "see the state of the installation")
    public State state(Acting acting) {
        return new State(
                mailroom.figures(acting),
                holding.count(HeldFilter.ALL, acting),
                doubts.waiting(acting),
                steps.all(acting),
                steps.failing(acting),
                inbox.atRisk(acting),
                proofs.proof(acting),
                letters.all().stream().filter(LetterFinding::isTrouble).toList());
    }

    /**
     * The state at one moment.
     *
     * @param held mails that wait to be placed, as many as the holding area lists
     * @param failing steps that failed and are tried again by themselves
     * @param proof whether mail server and database hold the same mail
     * @param letters what nodes refuse of the installation's own letters
     */
    public record State(
            MailroomHealth.Figures mail,
            long held,
            List<LetterInDoubt> doubts,
            List<StoppedStep> stopped,
            long failing,
            InboxDesk.AtRisk clocks,
            MailboxProof proof,
            List<LetterFinding> letters) {

        public State {
            doubts = List.copyOf(doubts);
            stopped = List.copyOf(stopped);
            letters = List.copyOf(letters);
        }

        /** How many letters are in doubt until a person decides; the others Habeas sends again by itself. */
        public long undecided() {
            return doubts.stream().filter(doubt -> doubt.againAt() == null).count();
        }
    }
}
