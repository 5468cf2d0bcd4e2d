package org.habeas.casework.clock;

/**
 * One line of the answer to "why this date".
 *
 * @param step short name of the step, such as {@code receipt}, {@code nominal}, {@code suspended}, {@code roll}
 * @param value the date, instant or number the step arrives at
 * @param because the input and the law that led to it, with its citation
 */
public record DerivationStep(String step, String value, String because) {

    /** Whether it rests on a provision whose wording nobody compared with the law. */
    public boolean restsOnUnverified() {
        return because.contains(ClockRule.Verification.UNVERIFIED);
    }
}
