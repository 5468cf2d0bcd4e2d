package org.habeas.transparency.check;

/**
 * Something in a report that does not hold.
 *
 * @param rule {@code R1} to {@code R13}
 * @param cell where it stands: file, line and the names of the value
 * @param arithmetic what was compared with what, in numbers
 */
public record Finding(String rule, String cell, String arithmetic) {

    @Override
    public String toString() {
        return rule + "  " + cell + ": " + arithmetic;
    }
}
