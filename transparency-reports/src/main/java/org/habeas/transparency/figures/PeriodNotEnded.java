package org.habeas.transparency.figures;

/** A report was asked for a period that is still running. */
public class PeriodNotEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PeriodNotEnded(Period period) {
        super("The period " + period + " has not ended: its last day is " + period.lastDay()
                + ". Wait for its end, or ask for unfinished figures.");
    }
}
