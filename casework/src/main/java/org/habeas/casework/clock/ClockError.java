package org.habeas.casework.clock;

/** Why a clock shows no date, or why an extension was not granted; the names are published output of the command. */
public enum ClockError {
    /** No rule of that id is in the law book. */
    UNKNOWN_RULE,
    /** The zone is empty or no IANA zone. */
    UNKNOWN_ZONE,
    /** The calendar is not known, or working days are needed and none is named. */
    UNKNOWN_CALENDAR,
    /** The anchor is no instant with offset, or a bare date where the rule counts hours. */
    BAD_ANCHOR,
    /** An event before the receipt, an answer before its ask, an unknown reason or shape. */
    BAD_EVENT,
    /** The rule had no version in force on the local date of receipt. */
    NOT_IN_FORCE,
    /** The extension notice left after the last day of the first period; the dates stay as without it. */
    EXTENSION_LATE,
    /** An extension had been granted before; the dates stay as with the first one. */
    EXTENSION_TWICE,
    /** The rule knows no extension of a fixed length. */
    EXTENSION_NOT_ALLOWED;

    /** Whether all dates are empty; an extension that was refused leaves them standing. */
    public boolean emptiesTheDates() {
        return compareTo(EXTENSION_LATE) < 0;
    }
}
