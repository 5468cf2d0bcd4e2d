package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.InterimDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Taking a letter back that has not left. */
@Component
class TakeBackLetterAct implements CaseAct {

    static final String NAME = "take-back-letter";

    private final InterimDesk desk;

    TakeBackLetterAct(InterimDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Take the letter back";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER, Role.APPROVER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.letters().stream().anyMatch(letter -> letter.state().isUnderWay());
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
        return new TaskForm("sar/letters :: takeBack", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        desk.takeBack(reference, acting);
    }
}
