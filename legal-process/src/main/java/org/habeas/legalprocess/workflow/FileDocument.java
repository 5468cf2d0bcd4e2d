package org.habeas.legalprocess.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.workflows.model.LegalProcessModel;
import org.springframework.stereotype.Component;

/** Step: take the document out of the mail. */
@Component(LegalProcessModel.Beans.FILE_DOCUMENT)
class FileDocument implements JavaDelegate {

    private final LegalProcessDesk desk;

    FileDocument(LegalProcessDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = new CaseReference(execution.getProcessBusinessKey());
        desk.fileDocument(reference, Acting.system("file the document"));
    }
}
