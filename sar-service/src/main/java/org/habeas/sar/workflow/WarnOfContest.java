package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.ContestWarningDesk;
import org.habeas.workflows.model.ContestModel;
import org.springframework.stereotype.Component;

/** Step: note that the due date of a complaint, an appeal or an inquiry comes near or has passed. */
@Component(ContestModel.Beans.WARN)
class WarnOfContest implements JavaDelegate {

    private final ContestWarningDesk desk;

    WarnOfContest(ContestWarningDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.warn(new CaseReference(execution.getProcessBusinessKey()), Acting.system("escalation timer"));
    }
}
