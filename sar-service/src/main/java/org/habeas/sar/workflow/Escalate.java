package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.SubjectRequestDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: note that a due date comes near or has passed. */
@Component(SubjectRequestModel.Beans.ESCALATE)
class Escalate implements JavaDelegate {

    private final SubjectRequestDesk desk;

    Escalate(SubjectRequestDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.escalate(new CaseReference(execution.getProcessBusinessKey()), Acting.system("escalation timer"));
    }
}
