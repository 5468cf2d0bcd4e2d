package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.InterimDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: let an approved letter leave before the answer. */
@Component(SubjectRequestModel.Beans.RELEASE_LETTER)
class ReleaseLetter implements JavaDelegate {

    private final InterimDesk desk;

    ReleaseLetter(InterimDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.release(new CaseReference(execution.getProcessBusinessKey()), Acting.system("release an approved letter"));
    }
}
