package org.habeas.casework;

import com.google.errorprone.annotations.CompileTimeConstant;

/**
 * Why something is done. What a person types may name somebody and must be forgettable; what Habeas says of itself is a
 * constant of the program and may stand in the ledger for ever (GDPR Art. 17, Art. 5(1)(e)).
 */
public sealed interface Reason {

    /** No reason is given: the verb says it all. */
    Reason NONE = new Occasion("");

    /** Words of the program: what set something in motion. The compiler refuses anything but a constant. */
    static Reason occasion(@CompileTimeConstant String words) {
        return new Occasion(words);
    }

    /** Words that somebody typed; blank ones are no reason. */
    static Reason typed(String words) {
        return words.isBlank() ? NONE : new Typed(words.strip());
    }

    /**
     * A reason of the program; made by {@link #occasion}.
     *
     * @param words constant, possibly empty
     */
    record Occasion(String words) implements Reason {}

    /**
     * A reason in somebody's own words, a personal value.
     *
     * @param words not blank; {@link #toString} does not tell them, for it ends in logs
     */
    record Typed(String words) implements Reason {
        @Override
        public String toString() {
            return "Typed[words withheld]";
        }
    }
}
