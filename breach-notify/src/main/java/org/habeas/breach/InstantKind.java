package org.habeas.breach;

/** The four instants of an incident, which are never one. */
public enum InstantKind {
    /** When it happened, as far as is known. */
    OCCURRED("Occurred"),
    /** When somebody or something first noticed a security incident. */
    DETECTED("Detected"),
    /** When it was reasonably certain that personal data were compromised; clocks count from here (GDPR Art. 33(1)). */
    AWARE("Aware"),
    /** When a processor or sub-processor told us (GDPR Art. 33(2)). */
    TOLD_BY_PROCESSOR("Told by a processor");

    private final String words;

    InstantKind(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
