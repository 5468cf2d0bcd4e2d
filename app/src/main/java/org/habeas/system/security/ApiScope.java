package org.habeas.system.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key of the API may be used for, within what the person behind it may do. */
public enum ApiScope {
    /** Looks, changes nothing. */
    READ,
    /** Does everything the person may do. */
    WORK;

    private static final String TASK_SEARCH = "/api/v1/tasks/search";

    /** The scope of this word in lower case. */
    public static Optional<ApiScope> named(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** As it is typed and stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a request may pass: a search is a POST only because names do not belong into addresses. */
    boolean allows(String httpMethod, String path) {
        return this == WORK
                || httpMethod.equals("GET")
                || httpMethod.equals("HEAD")
                || (httpMethod.equals("POST") && path.equals(TASK_SEARCH));
    }
}
