package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.SubjectRequestDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: close the case. */
@Component(SubjectRequestModel.Beans.CLOSE_CASE)
class CloseCase implements JavaDelegate {

    private final SubjectRequestDesk desk;

    CloseCase(SubjectRequestDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.close(new CaseReference(execution.getProcessBusinessKey()), Acting.system("close the case"));
    }
}
