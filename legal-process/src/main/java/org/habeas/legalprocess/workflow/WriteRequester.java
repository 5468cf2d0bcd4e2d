package org.habeas.legalprocess.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.ReviewDesk;
import org.habeas.workflows.model.LegalProcessModel;
import org.springframework.stereotype.Component;

/** Step: write to the requester. */
@Component(LegalProcessModel.Beans.WRITE_REQUESTER)
class WriteRequester implements JavaDelegate {

    private final ReviewDesk desk;

    WriteRequester(ReviewDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = new CaseReference(execution.getProcessBusinessKey());
        desk.writeRequester(reference, Acting.system("write to the requester"));
    }
}
