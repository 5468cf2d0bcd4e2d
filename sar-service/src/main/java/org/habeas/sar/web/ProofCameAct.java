package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.IdentityDesk;
import org.habeas.sar.IdentityState;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Going on to the decision on identity while an answer by mail is awaited. */
@Component
class ProofCameAct implements CaseAct {

    static final String NAME = "proof-came";

    private final IdentityDesk desk;

    ProofCameAct(IdentityDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Record proof of identity that came another way";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.SORTED && file.identity().state() == IdentityState.ASKED;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/acts :: proofCame", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        new FieldProblems.Check()
                .filled(fields, "reason", "Say how the proof came")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        desk.proofCame(reference, fields.text("reason"), fields.version(), acting);
    }
}
