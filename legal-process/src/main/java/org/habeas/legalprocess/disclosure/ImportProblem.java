package org.habeas.legalprocess.disclosure;

/**
 * A row that cannot be taken.
 *
 * @param line where it begins in the file, from 1
 * @param reason what is wrong and what would be right
 */
public record ImportProblem(int line, String reason) {

    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
