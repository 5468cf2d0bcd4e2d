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
import org.springframework.stereotype.Component;

/** Recording that the requester wants no answer any more. */
@Component
class WithdrawAct implements CaseAct {

    static final String NAME = "withdraw";

    private final EndingDesk desk;

    WithdrawAct(EndingDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Close the request as withdrawn";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isCorrectable();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/acts :: withdrawRequest", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        new FieldProblems.Check()
                .filled(fields, "reason", "Say by which message it was withdrawn")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        desk.withdraw(reference, fields.text("reason"), fields.version(), acting);
    }
}
