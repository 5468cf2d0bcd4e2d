package org.habeas.transparency.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.workflows.model.TransparencyReportModel;
import org.springframework.stereotype.Component;

/** Step: fix which events count. */
@Component(TransparencyReportModel.Beans.FREEZE_EVENTS)
class FreezeEvents implements JavaDelegate {

    private final TransparencyDesk desk;

    FreezeEvents(TransparencyDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.freeze(new CaseReference(execution.getProcessBusinessKey()), Acting.system("freeze the events"));
    }
}
