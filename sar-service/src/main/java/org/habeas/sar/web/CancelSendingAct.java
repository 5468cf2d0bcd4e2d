package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Stopping an approved answer within its hold time. */
@Component
class CancelSendingAct implements CaseAct {

    static final String NAME = "cancel-sending";

    private final AnswerDesk desk;

    CancelSendingAct(AnswerDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Stop the answer";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER, Role.APPROVER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.answer().leavesAt() != null;
    }

    /** Seconds count, and whatever changed meanwhile is no reason to let it leave. */
    @Override
    public boolean comparesVersion() {
        return false;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of());
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/acts :: cancelSending", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        desk.cancelSending(reference, acting);
    }
}
