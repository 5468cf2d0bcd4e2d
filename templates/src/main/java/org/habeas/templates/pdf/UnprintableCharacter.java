package org.habeas.templates.pdf;

import java.util.Locale;

/** A character that none of the shipped fonts has; it would print as {@code #}, and no validator would say so. */
public class UnprintableCharacter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprintableCharacter(int codePoint, String around) {
        super(String.format(
                Locale.ROOT,
                "The fonts have no character U+%04X (%s), in \"%s\". Write it another way.",
                codePoint,
                Character.isDefined(codePoint) ? Character.getName(codePoint) : "unassigned",
                around));
    }
}
