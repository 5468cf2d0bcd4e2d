package org.habeas.inbox;

import java.util.Locale;

/**
 * How somebody wants to see and work the pages.
 *
 * @param keys whether single keys move and act; off-switch as WCAG 2.2, 2.1.4 asks
 */
record Profile(Theme theme, boolean keys) {

    static final Profile USUAL = new Profile(Theme.AUTO, true);

    /** Light, dark, or what the device says. */
    enum Theme {
        AUTO,
        LIGHT,
        DARK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
