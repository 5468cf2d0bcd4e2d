package org.habeas.templates.pdf;

/** A character that none of the shipped fonts has; it would print as {@code #}, and no validator would say so. */
public class UnprintableCharacter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprintableCharacter(int codePoint, String around) {
        super(String.format("The fonts have no character U+%04X, in \"%s\". Write it another way.", codePoint, around));
    }
}
