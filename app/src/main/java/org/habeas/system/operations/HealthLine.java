package org.habeas.system.operations;

import org.jspecify.annotations.Nullable;

/**
 * One part of the installation and how it is, told by word, icon and colour alike.
 *
 * @param href where to look next, without context path; null when there is nothing to do
 * @param step what stands on that link
 */
record HealthLine(
        String name,
        String state,
        Tone tone,
        String detail,
        @Nullable String href,
        String step) {

    /** How it is. */
    enum Tone {
        GOOD("met", "hb-state--good"),
        SOON("warn", "hb-state--soon"),
        LATE("late", "hb-state--late");

        private final String icon;
        private final String style;

        Tone(String icon, String style) {
            this.icon = icon;
            this.style = style;
        }

        public String icon() {
            return icon;
        }

        public String style() {
            return style;
        }
    }
}
