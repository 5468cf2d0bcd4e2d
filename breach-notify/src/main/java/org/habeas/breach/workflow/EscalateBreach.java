package org.habeas.breach.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.breach.BreachDesk;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel;
import org.springframework.stereotype.Component;

/** Step: warn about a clock. */
@Component(BreachModel.Beans.ESCALATE)
class EscalateBreach implements JavaDelegate {

    private final BreachDesk desk;

    EscalateBreach(BreachDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.escalate(new CaseReference(execution.getProcessBusinessKey()), Acting.system("escalation timer"));
    }
}
