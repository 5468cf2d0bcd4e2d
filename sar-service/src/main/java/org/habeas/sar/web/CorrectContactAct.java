package org.habeas.sar.web;

import java.util.HashMap;
import java.util.Map;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContactCorrection;
import org.habeas.sar.ContactDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Correcting who the requester is and where they are reached, while no answer is approved. */
@Component
class CorrectContactAct implements CaseAct {

    static final String NAME = "correct-contact";

    private static final Map<String, String> REFUSALS =
            Map.of("requester-unreachable", "email", "email-unusable", "email", "own-mailbox", "email");

    private final ContactDesk desk;

    CorrectContactAct(ContactDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Correct name or address";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.INTAKE, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isCorrectable();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        Map<String, String> values = new HashMap<>();
        values.put("version", String.valueOf(file.version()));
        file.requester().ifPresent(party -> {
            String email = party.email();
            values.put("name", party.name());
            values.put("email", email == null ? "" : email);
            values.put("postalAddress", party.postalAddress());
        });
        return new TypedFields(values);
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm("sar/acts :: correctContact", Map.of("form", fields, "requestFile", file));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        new FieldProblems.Check()
                .filled(fields, "reason", "Say why it is corrected")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .atMost(fields, "name", "The name", Lengths.LINE)
                .atMost(fields, "email", "The e-mail address", Lengths.ADDRESS)
                .atMost(fields, "postalAddress", "The postal address", Lengths.SENTENCES)
                .done();
        try {
            desk.correct(
                    reference,
                    new ContactCorrection(
                            fields.text("name"),
                            fields.text("email"),
                            fields.text("postalAddress"),
                            fields.text("reason")),
                    fields.version(),
                    acting);
        } catch (ActRefused refused) {
            throw FieldProblems.of(refused, REFUSALS);
        }
    }
}
