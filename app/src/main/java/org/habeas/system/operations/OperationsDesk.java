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
import org.habeas.mailroom.MailroomHealth;
import org.habeas.workflows.StoppedStep;
import org.habeas.workflows.StoppedSteps;
import org.springframework.stereotype.Service;

/** The state of the installation by technical facts alone: nothing of what a mail, a letter or a case says. */
@Service
public class OperationsDesk {

    private final MailroomHealth mailroom;
    private final HoldingDesk holding;
    private final DoubtDesk doubts;
    private final StoppedSteps steps;
    private final InboxDesk inbox;

    OperationsDesk(
            MailroomHealth mailroom, HoldingDesk holding, DoubtDesk doubts, StoppedSteps steps, InboxDesk inbox) {
        this.mailroom = mailroom;
        this.holding = holding;
        this.doubts = doubts;
        this.steps = steps;
        this.inbox = inbox;
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
                inbox.atRisk(acting));
    }

    /**
     * The state at one moment.
     *
     * @param held mails that wait to be placed, as many as the holding area lists
     * @param failing steps that failed and are tried again by themselves
     */
    public record State(
            MailroomHealth.Figures mail,
            long held,
            List<LetterInDoubt> doubts,
            List<StoppedStep> stopped,
            long failing,
            InboxDesk.AtRisk clocks) {

        public State {
            doubts = List.copyOf(doubts);
            stopped = List.copyOf(stopped);
        }

        /** How many letters are in doubt until a person decides; the others Habeas sends again by itself. */
        public long undecided() {
            return doubts.stream().filter(doubt -> doubt.againAt() == null).count();
        }
    }
}
