package org.habeas.casework.correspondence;

/** Whether measurements bear out that a mail came from the domain of its sender (RFC 7489 section 3.1); never who wrote it. */
public enum Origin {
    /** A check that passed is aligned with the sender's domain. */
    BORNE_OUT,
    /** We measure, and no aligned check passed: it failed, was missing or could not be made. */
    NOT_BORNE_OUT,
    /** This installation measures nothing, or the mail is older than the measurement. */
    NOT_MEASURED;

    /** What is known of an address that two mails came from, of which one borne out is enough. */
    public Origin or(Origin other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
