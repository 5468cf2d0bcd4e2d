package org.habeas.legalprocess.disclosure;

/** Who asks, as reports group it. */
public enum RequestGroup implements Coded {
    US_GOVERNMENT("United States government"),
    FOREIGN_GOVERNMENT("Foreign governments"),
    CIVIL("Civil parties"),
    EMERGENCY("Emergency"),
    CONTENT("Content removal and blocking"),
    /** Orders to keep data, which ask for none. */
    PRESERVATION("Preservation"),
    /** Counted for a statutory band only (50 U.S.C. § 1874) and part of no other number. */
    NATIONAL_SECURITY("National security");

    private final String words;

    RequestGroup(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }

    /** Whether requests of this group are requests for user data, so that they are part of totals. */
    public boolean isForUserData() {
        return this == US_GOVERNMENT || this == FOREIGN_GOVERNMENT || this == CIVIL || this == EMERGENCY;
    }
}
