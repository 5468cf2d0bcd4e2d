package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.IdentityDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: ask the requester who they are. */
@Component(SubjectRequestModel.Beans.ASK_IDENTITY)
class AskIdentity implements JavaDelegate {

    private final IdentityDesk desk;

    AskIdentity(IdentityDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.ask(new CaseReference(execution.getProcessBusinessKey()), Acting.system("ask for identity"));
    }
}
