package org.habeas.database;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be had; the message is one plain sentence for the person who started Habeas, saying
 * what stands in the way and, where something can be done, what.
 */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String sentence) {
        super(sentence);
    }

    DatabaseUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
