package org.habeas.templates;

import java.util.Locale;
import java.util.Optional;

/** What a field of a letter holds. */
enum FieldKind {
    /** A text that may not be blank. */
    TEXT,
    /** A text that may be blank. */
    OPTIONAL,
    /** Entries of further fields, repeated. */
    LIST;

    static Optional<FieldKind> of(String word) {
        for (FieldKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
