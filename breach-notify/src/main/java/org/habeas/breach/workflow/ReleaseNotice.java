package org.habeas.breach.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.breach.NoticeDesk;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel;
import org.springframework.stereotype.Component;

/** Step: let the approved notice leave. */
@Component(BreachModel.Beans.RELEASE_NOTICE)
class ReleaseNotice implements JavaDelegate {

    private final NoticeDesk desk;

    ReleaseNotice(NoticeDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = new CaseReference(execution.getProcessBusinessKey());
        execution.setVariable(
                BreachModel.Variables.RELEASED, desk.release(reference, Acting.system("release the notice")));
    }
}
