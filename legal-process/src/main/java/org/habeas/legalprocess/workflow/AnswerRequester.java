package org.habeas.legalprocess.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.ProductionDesk;
import org.habeas.workflows.model.LegalProcessModel;
import org.springframework.stereotype.Component;

/** Step: tell the requester what the case came to. */
@Component(LegalProcessModel.Beans.ANSWER_REQUESTER)
class AnswerRequester implements JavaDelegate {

    private final ProductionDesk desk;

    AnswerRequester(ProductionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = new CaseReference(execution.getProcessBusinessKey());
        execution.setVariable(
                LegalProcessModel.Variables.NOTICE_OWED,
                desk.answerRequester(reference, Acting.system("answer the requester")));
    }
}
