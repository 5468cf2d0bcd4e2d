package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Taking an approved answer back before it is posted. */
@Component
class CancelPostingAct implements CaseAct {

    static final String NAME = "cancel-posting";

    private final AnswerDesk desk;

    CancelPostingAct(AnswerDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Make the answer a draft again";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER, Role.APPROVER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.TO_POST;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/acts :: cancelPosting", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        new FieldProblems.Check()
                .filled(fields, "reason", "Say why the answer is not posted")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        desk.cancelPosting(reference, fields.text("reason"), fields.version(), acting);
    }
}
