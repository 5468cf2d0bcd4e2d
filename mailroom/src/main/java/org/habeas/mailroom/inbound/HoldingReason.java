package org.habeas.mailroom.inbound;

/** Why a mail lies in the holding area. */
public enum HoldingReason {
    /** It is larger or deeper than Habeas reads. */
    OVER_LIMIT("The mail is larger or deeper than Habeas reads."),
    /** It names two cases or more. */
    SEVERAL_CASES("The mail names more than one case."),
    /** It answers a letter of ours, but comes from somebody else. */
    OTHER_SENDER("The mail belongs to a case, but comes from an address that is not part of it."),
    /** It reports that a letter of a closed case did not arrive. */
    NOT_REACHED("A letter of ours did not arrive, and its case is closed already."),
    /** Its case is closed. */
    CLOSED_CASE("The mail belongs to a case that is closed."),
    /** Only the subject names a case, which anybody can write. */
    SUBJECT_NAMES_CASE("Only the subject names a case; somebody must say whether it belongs there."),
    /** It is a copy of a mail that lies here. */
    SENT_AGAIN("The same text came before and lies in the holding area."),
    /** No desk takes mail at this address. */
    NO_DESK("No desk takes mail at this address."),
    /** Placing it failed too often. */
    FAILED("Habeas tried to place the mail and failed.");

    private final String words;

    HoldingReason(String words) {
        this.words = words;
    }

    /** The reason as a sentence. */
    public String words() {
        return words;
    }
}
