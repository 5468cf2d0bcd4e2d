package org.habeas.breach.web;

import java.util.Arrays;
import java.util.Optional;
import org.habeas.breach.BreachFile;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.TypedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** One task of the workflow as a person does it: its form and what sending the form does. */
interface TaskAct {

    /** Id of the user task in the model. */
    String task();

    /** Whether this person may do it; the desk decides again. */
    default boolean isFor(Acting acting) {
        return acting.holdsAnyOf(Role.BREACH_LEAD);
    }

    /** The form's fields as the case fills them. */
    TypedFields filled(BreachFile file);

    /** The form with these fields in it. */
    TaskForm form(BreachFile file, TypedFields fields);

    /**
     * Does the task, or one thing within it.
     *
     * @param upload uploaded with the form, or null
     * @return where to go when the task goes on; empty when it is done
     */
    Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting);

    /** The task goes on: its page again. */
    default Optional<String> here(CaseReference reference) {
        return Optional.of("/cases/" + reference + "?task=" + task() + "#task");
    }

    /** The constant of an enum that a field names; empty when it names none. */
    static <E extends Enum<E>> Optional<E> one(TypedFields fields, String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(fields.text(name)))
                .findFirst();
    }
}
