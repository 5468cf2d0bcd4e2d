package org.habeas.breach.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.breach.BreachDesk;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel;
import org.springframework.stereotype.Component;

/** Step: close the case. */
@Component(BreachModel.Beans.CLOSE_CASE)
class CloseBreach implements JavaDelegate {

    private final BreachDesk desk;

    CloseBreach(BreachDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.close(new CaseReference(execution.getProcessBusinessKey()), Acting.system("close the case"));
    }
}
