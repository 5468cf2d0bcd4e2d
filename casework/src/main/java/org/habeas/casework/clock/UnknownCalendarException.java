package org.habeas.casework.clock;

/** A calendar code that no holiday data exists for: a mistake in configuration, since users never type one. */
public class UnknownCalendarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Names the code. */
    public UnknownCalendarException(String code) {
        super("no calendar of working days for the code '" + code + "'");
    }
}
