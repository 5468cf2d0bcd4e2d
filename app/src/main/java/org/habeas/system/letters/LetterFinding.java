package org.habeas.system.letters;

import java.time.Instant;

/**
 * What a node found when it last looked at its letters.
 *
 * @param node process and machine, as Java names them
 * @param sha256 of what its directory holds; empty when it cannot be read
 * @param unfit why what its directory holds is refused: file, line and element; empty when it is fit
 * @param problem why the node does not use what was released; empty when it does
 */
public record LetterFinding(String node, String sha256, String unfit, String problem, Instant lookedAt) {

    /** Whether somebody has to mend a file. */
    public boolean isTrouble() {
        return !unfit.isEmpty() || !problem.isEmpty();
    }

    /** What is wrong, in one line; empty when nothing is. */
    public String trouble() {
        return unfit.isEmpty() || problem.isEmpty() ? unfit + problem : unfit + " " + problem;
    }
}
