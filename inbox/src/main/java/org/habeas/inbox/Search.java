package org.habeas.inbox;

/**
 * What somebody searches for. The words are usually a person's name, so they never stand in an address; the id stands
 * there for them.
 *
 * @param id short and without meaning; empty for words that came with the request itself
 * @param words as they were typed; empty for no search
 */
public record Search(String id, String words) {

    /** No search at all. */
    public static final Search NONE = new Search("", "");

    private static final int LONGEST = 200;

    public Search {
        words = words.strip();
        words = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    /** A search whose words came in the body of a request, for this one answer only. */
    public static Search of(String words) {
        return new Search("", words);
    }

    /** Whether nothing is searched for. */
    public boolean isNone() {
        return words.isEmpty();
    }
}
