package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.InterimDepartureDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: let an approved letter leave before the answer; a printed one waits for the person who posts it. */
@Component(SubjectRequestModel.Beans.RELEASE_LETTER)
class ReleaseLetter implements JavaDelegate {

    private final InterimDepartureDesk desk;

    ReleaseLetter(InterimDepartureDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.release(new CaseReference(execution.getProcessBusinessKey()), Acting.system("release an approved letter"));
    }
}
