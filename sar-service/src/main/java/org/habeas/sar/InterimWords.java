package org.habeas.sar;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a person wrote into a letter between receipt and answer.
 *
 * @param texts by the name of the field; entries of a list one a line
 * @param documents files of the case that go with it
 */
public record InterimWords(Map<String, String> texts, List<UUID> documents) {

    public InterimWords {
        texts = Map.copyOf(texts);
        documents = List.copyOf(documents);
    }

    /** The text of a field, empty when nothing was written. */
    public String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }
}
