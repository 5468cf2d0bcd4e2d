package org.habeas.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param name of the person signed in; null on pages before the sign-in
 * @param account of the person signed in; null on pages before the sign-in
 * @param banner one line above the page; null when there is none
 * @param keys whether single keys move and act
 */
record Shell(
        String theme,
        boolean keys,
        @Nullable String name,
        @Nullable String account,
        List<Place> places,
        @Nullable String banner) {

    public boolean isSignedIn() {
        return name != null;
    }

    /** The first letters of the first and the last word of the name. */
    public String initials() {
        if (name == null || name.isBlank()) {
            return "";
        }
        List<String> words = List.of(name.strip().split("\\s+"));
        String first = words.get(0).substring(0, 1);
        return words.size() == 1 ? first : first + words.get(words.size() - 1).substring(0, 1);
    }
}
