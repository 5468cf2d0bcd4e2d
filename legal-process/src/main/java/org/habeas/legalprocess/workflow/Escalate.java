package org.habeas.legalprocess.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.workflows.model.LegalProcessModel;
import org.springframework.stereotype.Component;

/** Step: remind those responsible of the clocks. */
@Component(LegalProcessModel.Beans.ESCALATE)
class Escalate implements JavaDelegate {

    private final LegalProcessDesk desk;

    Escalate(LegalProcessDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = new CaseReference(execution.getProcessBusinessKey());
        desk.escalate(reference, Acting.system("escalation timer"));
    }
}
