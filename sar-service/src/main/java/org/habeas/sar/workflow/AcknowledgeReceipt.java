package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.AcknowledgementDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: tell the sender that the request has arrived. */
@Component(SubjectRequestModel.Beans.ACKNOWLEDGE_RECEIPT)
class AcknowledgeReceipt implements JavaDelegate {

    private final AcknowledgementDesk desk;

    AcknowledgeReceipt(AcknowledgementDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.acknowledge(new CaseReference(execution.getProcessBusinessKey()), Acting.system("acknowledge receipt"));
    }
}
