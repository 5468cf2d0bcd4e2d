package org.habeas.legalprocess.disclosure;

/** What became of the notice to the customer; where targets differ, the first of these decides for the request. */
public enum NoticeOutcome implements Coded {
    /** A statute or a court's order forbade it. */
    BARRED("Barred by law or court order"),
    /** Danger of death or serious injury; notice follows afterwards. */
    EMERGENCY("Emergency, notified afterwards"),
    /** There was no customer to be reached. */
    UNDELIVERABLE("Undeliverable"),
    /** The customer heard of it before anything was disclosed. */
    NOTIFIED("Notified before disclosure"),
    /** Imported years in which nobody kept it. */
    NOT_RECORDED("Not recorded");

    private final String words;

    NoticeOutcome(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }
}
