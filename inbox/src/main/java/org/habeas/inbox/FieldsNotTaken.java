package org.habeas.inbox;

import java.util.List;
import java.util.stream.Collectors;

/** Fields of a request cannot be taken as they are; nothing happened. The API answers 422 with the fields (RFC 9457). */
public class FieldsNotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldMessage> messages;

    /** @param messages what is wrong, field by field, without the values */
    public FieldsNotTaken(List<FieldMessage> messages) {
        super(messages.stream()
                .map(FieldMessage::field)
                .distinct()
                .collect(
                        Collectors.joining(", ", "These fields cannot be taken as they are; nothing was done: ", ".")));
        this.messages = List.copyOf(messages);
    }

    /** What is wrong, field by field. */
    public List<FieldMessage> messages() {
        return messages;
    }
}
