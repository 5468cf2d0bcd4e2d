package org.habeas.sar.workflow;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.ContestLetterDesk;
import org.habeas.workflows.model.ContestModel;
import org.springframework.stereotype.Component;

/** Step: let the approved decision letter leave. */
@Component(ContestModel.Beans.RELEASE_LETTER)
class ReleaseContestLetter implements JavaDelegate {

    private final ContestLetterDesk desk;

    ReleaseContestLetter(ContestLetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.release(
                new CaseReference(execution.getProcessBusinessKey()),
                UUID.fromString(String.valueOf(execution.getVariable(ContestModel.Variables.CONTEST))),
                Acting.system("release the decision letter"));
    }
}
