package org.habeas.casework;

import java.util.Arrays;
import java.util.List;

/** A person used a verb that none of their roles permits; nothing happened. */
public class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPermitted(String verb, Role... permitted) {
        this("Only " + anyOf(permitted) + " may " + verb + ".");
    }

    /** @param message one sentence that names what was not done and who may do it, without personal data */
    public NotPermitted(String message) {
        super(message);
    }

    /** The people of these roles as a sentence names them: {@code intake, a caseworker or an approver}. */
    public static String anyOf(Role... roles) {
        List<String> people = Arrays.stream(roles)
                .filter(role -> role != Role.SYSTEM)
                .map(Role::words)
                .toList();
        if (people.size() < 2) {
            return people.isEmpty() ? Role.SYSTEM.words() : people.get(0);
        }
        int last = people.size() - 1;
        return String.join(", ", people.subList(0, last)) + " or " + people.get(last);
    }
}
