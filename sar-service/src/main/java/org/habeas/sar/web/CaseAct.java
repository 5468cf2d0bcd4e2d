package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;

/** Something a person may do on a case beside its tasks, on a page of its own. */
interface CaseAct {

    /** As addresses name it. */
    String name();

    /** What the page is headed, an imperative. */
    String heading();

    /** Whether this person holds a role for it; the desk decides again. */
    boolean isFor(Acting acting);

    /** Whether the case is where this can be done; the desk decides again. */
    boolean isOpen(RequestFile file);

    /** Whether the case must still be as it was read; the desk compares. */
    default boolean comparesVersion() {
        return true;
    }

    /** The form's fields as the case fills them. */
    TypedFields filled(RequestFile file);

    /** The form with these fields in it. */
    TaskForm form(RequestFile file, TypedFields fields);

    /**
     * Does it.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     */
    void perform(CaseReference reference, TypedFields fields, Acting acting);
}
