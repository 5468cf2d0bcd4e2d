package org.habeas.sar.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.AnswerDesk;
import org.habeas.workflows.model.SubjectRequestModel;
import org.springframework.stereotype.Component;

/** Step: let the approved answer leave. */
@Component(SubjectRequestModel.Beans.RELEASE_ANSWER)
class ReleaseAnswer implements JavaDelegate {

    private final AnswerDesk desk;

    ReleaseAnswer(AnswerDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.release(new CaseReference(execution.getProcessBusinessKey()), Acting.system("release the answer"));
    }
}
