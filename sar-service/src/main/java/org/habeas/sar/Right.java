package org.habeas.sar;

import java.util.Locale;

/** A right of a data subject, in the order in which a request is worked: access before erasure. */
public enum Right {
    /** GDPR Art. 15. */
    ACCESS("Access"),
    /** GDPR Art. 16: correct or update. */
    RECTIFICATION("Rectification"),
    /** GDPR Art. 20: export. */
    PORTABILITY("Portability"),
    /** GDPR Art. 18. */
    RESTRICTION("Restriction"),
    /** GDPR Art. 21. */
    OBJECTION("Objection"),
    /** GDPR Art. 7(3). */
    WITHDRAWAL("Withdrawal of consent"),
    /** GDPR Art. 17: delete. */
    ERASURE("Erasure");

    private final String words;

    Right(String words) {
        this.words = words;
    }

    /** As the house names it. */
    public String words() {
        return words;
    }

    /** Lower-case name, as letters and word lists use it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
