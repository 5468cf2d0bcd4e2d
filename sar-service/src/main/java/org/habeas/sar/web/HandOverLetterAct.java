package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.InterimDesk;
import org.habeas.sar.InterimState;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Handing a letter that goes out before the answer to a second person. */
@Component
class HandOverLetterAct implements CaseAct {

    static final String NAME = "hand-over-letter";

    private final InterimDesk desk;

    HandOverLetterAct(InterimDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Hand the letter over";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.letters().stream()
                .anyMatch(letter -> letter.state() == InterimState.DRAFTED && letter.letter() != null);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/letters :: handOver", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        desk.submit(reference, fields.version(), acting);
    }
}
