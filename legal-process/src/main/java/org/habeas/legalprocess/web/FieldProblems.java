package org.habeas.legalprocess.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.inbox.FieldMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Fields of a form cannot be taken as they are; nothing happened. The API answers 422 with the fields (RFC 9457). */
public class FieldProblems extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldMessage> messages;

    FieldProblems(List<FieldMessage> messages) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, detail(messages), null);
        this.messages = List.copyOf(messages);
    }

    /** What is wrong, field by field. */
    public List<FieldMessage> messages() {
        return messages;
    }

    /**
     * Does something whose refusals belong beside fields.
     *
     * @param fields of the form, by the code of the refusal; other refusals go through
     */
    static void beside(Map<String, String> fields, Runnable act) {
        try {
            act.run();
        } catch (ActRefused refused) {
            String field = fields.get(refused.code());
            if (field == null) {
                throw refused;
            }
            throw new FieldProblems(List.of(new FieldMessage(field, String.valueOf(refused.getMessage()))));
        }
    }

    private static ProblemDetail detail(List<FieldMessage> messages) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                messages.stream()
                        .map(FieldMessage::field)
                        .distinct()
                        .collect(Collectors.joining(
                                ", ", "These fields cannot be taken as they are; nothing was done: ", ".")));
        detail.setTitle("Fields to mend");
        detail.setProperty("errors", messages);
        return detail;
    }

    /** Gathers what is wrong, so that a person hears of everything at once. */
    static final class Check {

        private final List<FieldMessage> found = new ArrayList<>();

        /** Notes a field unless the condition holds. */
        Check that(boolean holds, String field, String message) {
            if (!holds) {
                found.add(new FieldMessage(field, message));
            }
            return this;
        }

        /** Notes a field that is blank. */
        Check filled(TypedFields fields, String field, String message) {
            return that(!fields.text(field).isEmpty(), field, message);
        }

        /** Throws when something was noted. */
        void done() {
            if (!found.isEmpty()) {
                throw new FieldProblems(found);
            }
        }
    }
}
