package org.habeas.casework.correspondence;

/** Where a letter is on its way out. */
public enum LetterState {
    /** Rendered and hashed, waiting for a person's release. */
    PREPARED,
    /** Replaced by a later draft or cancelled; will never leave. */
    WITHDRAWN,
    /** Released; leaves when its hold time is over. */
    PLANNED,
    /** A sender has taken it. */
    CLAIMED,
    /** Its bytes may be on the wire. */
    IN_FLIGHT,
    /** The next server answered 250 and took responsibility (RFC 5321 4.2.5). */
    ACCEPTED,
    /** Refused for now; tried again later. */
    TEMPFAIL,
    /** Refused for good; a person must look. */
    PERMFAIL,
    /** Accepted by the next server, which reported later that it did not arrive (RFC 3464 {@code failed}). */
    RETURNED,
    /** The connection or the application died after the bytes left and before the answer came. */
    IN_DOUBT
}
