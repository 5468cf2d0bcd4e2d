package org.habeas.legalprocess.web;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.legalprocess.HandEntry.Upload;
import org.habeas.legalprocess.LegalFile;
import org.jspecify.annotations.Nullable;

/**
 * One task of the workflow as a person does it: its form and what sending the form does.
 *
 * @param task id of the user task in the model
 * @param roles any one of which does it; the desk decides again
 * @param fragment of {@code legal/tasks}
 * @param filled the form's fields as the case fills them
 */
record LegalAct(
        String task,
        Set<Role> roles,
        String fragment,
        Function<LegalFile, Map<String, String>> filled,
        Performer performer) {

    boolean isFor(Acting acting) {
        return acting.holdsAnyOf(roles.toArray(new Role[0]));
    }

    TypedFields fields(LegalFile file) {
        java.util.Map<String, String> all = new java.util.LinkedHashMap<>(filled.apply(file));
        all.put("version", String.valueOf(file.version()));
        return new TypedFields(all);
    }

    /** What sending the form does. */
    interface Performer {
        /**
         * Does the task, or one thing within it.
         *
         * @return whether the task may go on with another thing
         * @throws FieldProblems when fields cannot be taken as they are
         */
        boolean perform(CaseReference reference, TypedFields fields, @Nullable Upload file, Acting acting);
    }

    /** The tasks that one class knows how to do. */
    interface Source {
        java.util.List<LegalAct> acts();
    }
}
