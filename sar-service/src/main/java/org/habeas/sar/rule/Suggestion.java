package org.habeas.sar.rule;

import java.util.List;
import java.util.Map;

/**
 * What the word rules make of a text.
 *
 * @param rights keys of the rights it seems to ask for, each with the words of the rule that matched
 * @param language ISO 639-1 code, or {@code en} when none could be told
 * @param agent words of the rules by which somebody seems to act for another; empty when none matched
 */
public record Suggestion(Map<String, List<String>> rights, String language, List<String> agent) {

    public Suggestion {
        rights = Map.copyOf(rights);
        agent = List.copyOf(agent);
    }
}
