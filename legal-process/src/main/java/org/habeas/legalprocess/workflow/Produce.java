package org.habeas.legalprocess.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.ProductionDesk;
import org.habeas.workflows.model.LegalProcessModel;
import org.springframework.stereotype.Component;

/** Step: hand over what two persons approved. */
@Component(LegalProcessModel.Beans.PRODUCE)
class Produce implements JavaDelegate {

    private final ProductionDesk desk;

    Produce(ProductionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = new CaseReference(execution.getProcessBusinessKey());
        ProductionDesk.Left left = desk.produce(reference, Acting.system("produce the records"));
        execution.setVariable(LegalProcessModel.Variables.SETTLED, left == ProductionDesk.Left.SETTLED);
        execution.setVariable(LegalProcessModel.Variables.PRODUCED, left.name().toLowerCase(java.util.Locale.ROOT));
    }
}
