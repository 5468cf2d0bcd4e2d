package org.habeas.templates;

/** A letter cannot be loaded or rendered: a field is missing, unused or empty, or an element of its checklist is. */
public class LetterProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param letter file or template id
     * @param problem what is wrong and where, without the values of fields
     */
    LetterProblem(String letter, String problem) {
        super(letter + ": " + problem);
    }

    /**
     * @param line where in the file, from 1; 0 when that cannot be told
     */
    LetterProblem(String letter, int line, String problem) {
        super(letter + (line < 1 ? "" : ", line " + line) + ": " + problem);
    }
}
