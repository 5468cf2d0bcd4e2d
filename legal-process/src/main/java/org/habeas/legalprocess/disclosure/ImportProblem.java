package org.habeas.legalprocess.disclosure;

/**
 * A row that cannot be taken.
 *
 * @param line where it begins in the file, from 1; 0 when the file as a whole is meant
 * @param reason what is wrong and what would be right
 */
public record ImportProblem(int line, String reason) {

    @Override
    public String toString() {
        return line == 0 ? reason : "line " + line + ": " + reason;
    }
}
