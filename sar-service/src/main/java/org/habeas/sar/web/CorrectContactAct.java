package org.habeas.sar.web;

import java.util.HashMap;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContactCorrection;
import org.habeas.sar.ContactDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Correcting who the requester is and where they are reached, while no answer is approved. */
@Component
class CorrectContactAct extends ReasonedAct {

    static final String NAME = "correct-contact";

    private static final Map<String, String> REFUSALS =
            Map.of("requester-unreachable", "email", "email-unusable", "email", "own-mailbox", "email");

    private final ContactDesk desk;

    CorrectContactAct(ContactDesk desk) {
        super(
                NAME,
                "Correct name or address",
                "correctContact",
                "Say why it is corrected",
                Role.INTAKE,
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isCorrectable();
    }

    @Override
    Map<String, String> stored(RequestFile file) {
        Map<String, String> values = new HashMap<>();
        file.requester().ifPresent(party -> {
            String email = party.email();
            values.put("name", party.name());
            values.put("email", email == null ? "" : email);
            values.put("postalAddress", party.postalAddress());
        });
        return values;
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .atMost(fields, "name", "The name", Lengths.LINE)
                .atMost(fields, "email", "The e-mail address", Lengths.ADDRESS)
                .atMost(fields, "postalAddress", "The postal address", Lengths.SENTENCES);
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        ContactCorrection correction = new ContactCorrection(
                fields.text("name"), fields.text("email"), fields.text("postalAddress"), fields.text("reason"));
        FieldProblems.beside(REFUSALS, () -> desk.correct(reference, correction, fields.version(), acting));
    }
}
