package org.habeas.casework;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A person used a verb that none of their roles permits; nothing happened. */
public class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPermitted(String verb, Acting acting, Role... permitted) {
        this(acting.who() + " may not " + verb + ": it takes "
                + Arrays.stream(permitted)
                        .filter(role -> role != Role.SYSTEM)
                        .map(role ->
                                role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(" or ")));
    }

    /** @param message who may not do what, and who may, without personal data of a case */
    public NotPermitted(String message) {
        super(message);
    }
}
