package org.habeas.inbox;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** What people have typed and not yet sent, kept on the server and sealed under the keyset of the case. */
public interface FormDrafts {

    /**
     * The draft of one person.
     *
     * @param form name of the form, as in its {@code data-draft}
     * @return field values by field name, several values of one field joined by line feeds; empty without a draft
     */
    Map<String, String> load(CaseReference reference, String form, Acting acting);

    /** Keeps a draft in place of an earlier one; hidden technical fields are left out. */
    void save(CaseReference reference, String form, Map<String, String> fields, Acting acting);

    /** Deletes the drafts of everybody for a form, when its task is done. */
    void discard(CaseReference reference, String form, Acting acting);
}
