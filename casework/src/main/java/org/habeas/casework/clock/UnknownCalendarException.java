package org.habeas.casework.clock;

/** A place, or a year of it, that no holiday data exists for. */
public class UnknownCalendarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Names the code. */
    public UnknownCalendarException(String code) {
        super("no calendar of working days for the code '" + code + "'");
    }

    /** Names code and year, such as one before the months of a lunar calendar were recorded. */
    UnknownCalendarException(String code, int year, Throwable cause) {
        super("the calendar " + code + " holds no holidays of the year " + year, cause);
    }
}
