package org.habeas.system.letters;

import java.util.List;
import java.util.Optional;
import org.habeas.templates.RenderedLetter;
import org.habeas.templates.Rewording;

/**
 * Where the letters of the installation stand.
 *
 * @param configured whether there is a directory
 * @param sha256 of what the directory holds; empty when it cannot be read
 * @param unfit why the directory cannot be submitted: file, line and element; empty when it can
 * @param found what the directory holds beside what is in force
 * @param waiting what waits for a second person
 * @param submitted what waits beside what is in force
 * @param inForce what was released last; empty while all letters are as shipped
 * @param problem why what was released is not in force; empty when it is
 * @param nodes what every node found when it last looked by itself
 */
public record LetterState(
        boolean configured,
        String sha256,
        String unfit,
        List<Changed> found,
        Optional<Submission> waiting,
        List<Changed> submitted,
        Optional<Submission> inForce,
        String problem,
        List<LetterFinding> nodes) {

    /**
     * A file with its lines as they were and as they would be.
     *
     * @param elements what the law wants, where the file says it in other words than the shipped one; none for phrases and
     *     for an unfit file
     * @param letters the letters it makes as they would leave, about nobody; none for phrases and for an unfit file
     */
    public record Changed(
            String path, List<LineDifference> lines, List<Rewording> elements, List<RenderedLetter> letters) {}
}
