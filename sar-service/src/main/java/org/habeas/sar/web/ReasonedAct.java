package org.habeas.sar.web;

import java.util.HashMap;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;

/** An act beside the tasks that stays on record with the reason a person gives for it. */
abstract class ReasonedAct implements CaseAct {

    private final String name;
    private final String heading;
    private final String fragment;
    private final String reasonMissing;
    private final Role[] roles;

    /**
     * What the acts differ in.
     *
     * @param fragment of {@code sar/acts}
     * @param reasonMissing what to say when no reason is given
     * @param roles any one of which does it
     */
    ReasonedAct(String name, String heading, String fragment, String reasonMissing, Role... roles) {
        this.name = name;
        this.heading = heading;
        this.fragment = fragment;
        this.reasonMissing = reasonMissing;
        this.roles = roles.clone();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String heading() {
        return heading;
    }

    @Override
    public final boolean isFor(Acting acting) {
        return acting.holdsAnyOf(roles);
    }

    @Override
    public final TypedFields filled(RequestFile file) {
        Map<String, String> values = new HashMap<>(stored(file));
        values.put("version", String.valueOf(file.version()));
        return new TypedFields(values);
    }

    @Override
    public final TaskForm form(RequestFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>(choices(file));
        model.put("form", fields);
        model.put("requestFile", file);
        return new TaskForm("sar/acts :: " + fragment, model);
    }

    @Override
    public final void perform(CaseReference reference, TypedFields fields, Acting acting) {
        check(fields)
                .filled(fields, "reason", reasonMissing)
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        decide(reference, fields, acting);
    }

    /** What the case holds in the fields beside the version. */
    Map<String, String> stored(RequestFile file) {
        return Map.of();
    }

    /** What the form offers to choose from, or shows beside the fields. */
    Map<String, Object> choices(RequestFile file) {
        return Map.of();
    }

    /** Checks the fields beside the reason. */
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check();
    }

    /**
     * Has the desk do it, with fields that passed the check.
     *
     * @throws FieldProblems when the desk refuses a field
     */
    abstract void decide(CaseReference reference, TypedFields fields, Acting acting);
}
