package org.habeas.casework.clock;

/** What fulfils a time limit, so that a letter or a deed ends the right clocks. */
public enum Obligation {
    /** A letter that confirms the receipt. */
    ACKNOWLEDGE("a letter that confirms receipt"),
    /** An answer on what was done. */
    RESPOND("the answer"),
    /** The processing that was objected to has stopped. */
    STOP("the processing has stopped"),
    /** A letter that decides an appeal. */
    DECIDE_APPEAL("the decision of the appeal"),
    /** An authority, or the people concerned, have been told. */
    NOTIFY("the notification"),
    /** Records have been handed over. */
    PRODUCE("the records are handed over"),
    /** Records are kept until then. */
    PRESERVE("the records are kept so long"),
    /** A decision of the company has been taken. */
    DECIDE("the decision"),
    /** Content has been removed. */
    REMOVE("the content is removed"),
    /** A motion or an objection has been lodged. */
    OBJECT("the objection is lodged");

    private final String words;

    Obligation(String words) {
        this.words = words;
    }

    /** What fulfils it, as it reads in a sentence. */
    public String words() {
        return words;
    }
}
