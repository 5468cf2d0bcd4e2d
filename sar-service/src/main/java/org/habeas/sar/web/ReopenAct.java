package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.EndingDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Working a case again that was closed without an answer. */
@Component
class ReopenAct implements CaseAct {

    static final String NAME = "reopen";

    private final EndingDesk desk;

    ReopenAct(EndingDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Open the case again";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.CLOSED
                && file.ended().filter(ending -> !ending.isAnswered()).isPresent();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/acts :: reopenCase", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        new FieldProblems.Check()
                .filled(fields, "reason", "Say why it is opened again")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        desk.reopen(reference, fields.text("reason"), fields.version(), acting);
    }
}
