package org.habeas.transparency.figures;

/**
 * Why the events of one case cannot be counted.
 *
 * @param caseReference the case
 * @param reason what does not fit
 */
public record CaseProblem(String caseReference, String reason) {

    @Override
    public String toString() {
        return caseReference + ": " + reason;
    }
}
