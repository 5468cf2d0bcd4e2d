package org.habeas.inbox;

import java.util.List;

/** What the open tasks can be narrowed to. */
public record InboxChoices(List<Choice> types, List<Choice> regimes, List<Choice> languages) {

    public InboxChoices {
        types = List.copyOf(types);
        regimes = List.copyOf(regimes);
        languages = List.copyOf(languages);
    }

    /**
     * One value and the words for it.
     *
     * @param value as it stands in addresses
     */
    public record Choice(String value, String label) {}
}
