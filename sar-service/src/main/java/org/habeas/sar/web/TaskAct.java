package org.habeas.sar.web;

import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** One task of the workflow as a person does it: its form and what sending the form does. */
interface TaskAct {

    /** Id of the user task in the model. */
    String task();

    /** Whether this person may do it; the desk decides again. */
    boolean isFor(Acting acting);

    /** The form's fields as the case fills them. */
    TypedFields filled(RequestFile file);

    /** The form with these fields in it. */
    TaskForm form(RequestFile file, TypedFields fields);

    /**
     * Does the task, or one thing within it.
     *
     * @param file uploaded with the form, or null
     * @return where to go when the task goes on; empty when it is done
     * @throws FieldProblems when fields cannot be taken as they are
     */
    Optional<String> perform(CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting);

    /** Whether doing it compares the version of the case, so that a program has to name it. */
    default boolean comparesVersion() {
        return true;
    }

    /** What two people may have changed at once, label to value, for comparing. */
    default Map<String, String> shown(TypedFields fields) {
        return fields.values();
    }

    /** Whether one of these roles is held. */
    static boolean holds(Acting acting, Role... roles) {
        return acting.holdsAnyOf(roles);
    }
}
