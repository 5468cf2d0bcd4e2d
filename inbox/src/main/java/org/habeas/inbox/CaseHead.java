package org.habeas.inbox;

import java.util.List;

/**
 * The top of a case in words.
 *
 * @param title subject line or other one-line title; language of the requester
 * @param summary who asks and where the case stands, one or two sentences
 * @param tags plain nouns: the rights asked for
 * @param state the state in a few words, shown with the icon of its tone
 */
public record CaseHead(String title, String summary, List<String> tags, String state, Tone tone) {

    public CaseHead {
        tags = List.copyOf(tags);
    }

    /** What a state means for the person who reads it; always shown with an icon and a word. */
    public enum Tone {
        NEUTRAL("info"),
        GOOD("met"),
        SOON("warn"),
        LATE("late");

        private final String icon;

        Tone(String icon) {
            this.icon = icon;
        }

        /** Id of the icon's symbol, without its prefix. */
        public String icon() {
            return icon;
        }

        /** The class that colours a state of this tone. */
        public String style() {
            return this == NEUTRAL ? "" : "hb-state--" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
