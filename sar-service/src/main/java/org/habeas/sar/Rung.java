package org.habeas.sar;

/** How identity was checked, from the least to the most intrusive (GDPR Art. 5(1)(c) and 12(6)). */
public enum Rung {
    /** An objection to marketing, for example, needs none. */
    NOT_NEEDED("What is asked needs no identity"),
    /** The mail came from the address on file and its origin is borne out. */
    ADDRESS_ON_FILE("Wrote from the address on file"),
    /** The requester knew something only they and we can know. */
    KNOWN_FACT("Knew a fact only they and we know"),
    /** Somebody of the house called back a number or wrote to an address on file. */
    CALLED_BACK("Confirmed over a contact on file"),
    /** Shown in person. */
    IN_PERSON("Shown in person"),
    /** The last resort. */
    DOCUMENT("Identity document, as a last resort");

    private final String words;

    Rung(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
