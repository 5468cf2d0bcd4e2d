package org.habeas.transparency.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.workflows.model.TransparencyReportModel;
import org.springframework.stereotype.Component;

/** Step: put the approved report on the public page. */
@Component(TransparencyReportModel.Beans.PUBLISH_REPORT)
class PublishReport implements JavaDelegate {

    private final TransparencyDesk desk;

    PublishReport(TransparencyDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.publish(new CaseReference(execution.getProcessBusinessKey()), Acting.system("publish the report"));
    }
}
