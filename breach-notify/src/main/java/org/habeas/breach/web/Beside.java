package org.habeas.breach.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.habeas.breach.InstantRefused;
import org.habeas.casework.ActRefused;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.fields.FieldProblems;

/** Puts what a desk refused beside the field that has to be mended. */
final class Beside {

    private Beside() {}

    /**
     * Does something with the fields of a form.
     *
     * @param fields name of the field by the code of the refusal; an instant that is not named here stands in the field
     *     of its kind
     * @throws FieldProblems where the refusal is about a field
     * @throws ActRefused where it is about none
     */
    static <T> T fields(Map<String, String> fields, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (ActRefused refused) {
            String field = fields.get(refused.code());
            if (field == null && refused instanceof InstantRefused instant) {
                field = OpeningForm.field(instant.kind());
            }
            if (field == null) {
                throw refused;
            }
            throw new FieldProblems(List.of(new FieldMessage(field, message(refused))));
        }
    }

    /** Does something that answers nothing. */
    static void field(Map<String, String> fields, Runnable deed) {
        fields(fields, () -> {
            deed.run();
            return fields;
        });
    }

    /** The sentence of a refusal without its full stop, as messages of fields are. */
    static String message(ActRefused refused) {
        return String.valueOf(refused.getMessage()).replaceAll("\\.$", "");
    }
}
