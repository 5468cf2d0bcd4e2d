package org.habeas.inbox;

import java.util.Locale;
import java.util.Optional;

/** The filter on dates. */
public enum DueWindow {
    OVERDUE("Overdue", "due < :today"),
    WEEK("Due in 7 days", "due >= :today and due <= cast(:today as date) + 7"),
    PAUSED("Paused", "paused_for is not null"),
    NONE("Without a date", "due is null");

    private final String label;
    private final String condition;

    DueWindow(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    /** The window with this word, empty for any other word. */
    public static Optional<DueWindow> of(String word) {
        for (DueWindow window : values()) {
            if (window.word().equals(word)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    /** The word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    String condition() {
        return condition;
    }
}
