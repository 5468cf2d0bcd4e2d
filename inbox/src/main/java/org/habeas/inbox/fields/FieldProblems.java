package org.habeas.inbox.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** @param messages what is wrong, field by field, without the values */
    public FieldProblems(List<FieldMessage> messages) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, detail(messages), null);
        this.messages = List.copyOf(messages);
    }

    /**
     * The refusal of a desk as the problem of the field it is about.
     *
     * @param fields name of the field by the code of the refusal
     * @return the refusal itself when it is about no field
     */
    public static RuntimeException of(ActRefused refused, Map<String, String> fields) {
        String field = fields.get(refused.code());
        return field == null
                ? refused
                : new FieldProblems(List.of(new FieldMessage(field, String.valueOf(refused.getMessage()))));
    }

    /**
     * Does something whose refusals belong beside fields.
     *
     * @param fields name of the field by the code of the refusal; other refusals go through
     */
    public static void beside(Map<String, String> fields, Runnable act) {
        try {
            act.run();
        } catch (ActRefused refused) {
            throw of(refused, fields);
        }
    }

    /** What is wrong, field by field. */
    public List<FieldMessage> messages() {
        return messages;
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
    public static final class Check {

        private final List<FieldMessage> found = new ArrayList<>();

        /** Notes a field unless the condition holds. */
        public Check that(boolean holds, String field, String message) {
            if (!holds) {
                found.add(new FieldMessage(field, message));
            }
            return this;
        }

        /** Notes a field that is blank. */
        public Check filled(TypedFields fields, String field, String message) {
            return that(!fields.text(field).isEmpty(), field, message);
        }

        /**
         * Notes a field that is too long.
         *
         * @param what as a sentence begins: "The name"
         * @param most characters, counted as people do (Unicode code points)
         */
        public Check atMost(TypedFields fields, String field, String what, int most) {
            String text = fields.text(field);
            int length = text.codePointCount(0, text.length());
            return that(
                    length <= most,
                    field,
                    String.format(Locale.ENGLISH, "%s has %,d characters; at most %,d are taken", what, length, most));
        }

        /**
         * Ends the check.
         *
         * @throws FieldProblems when something was noted
         */
        public void done() {
            if (!found.isEmpty()) {
                throw new FieldProblems(found);
            }
        }
    }
}
