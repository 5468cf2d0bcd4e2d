package org.habeas.sar;

import java.util.Locale;

/** What somebody turns against how a request was handled with. */
public enum ContestKind {
    /** To the company itself (DPA 2018 s. 164A; elsewhere as a matter of practice). */
    COMPLAINT("Complaint", "complaint"),
    /** Against the answer, to somebody else in the company (privacy acts of states of the United States). */
    APPEAL("Appeal", "appeal"),
    /** By the dispute-resolution provider, which the requester went to. */
    INQUIRY("Inquiry of the dispute-resolution provider", "inquiry");

    private final String words;
    private final String noun;

    ContestKind(String words, String noun) {
        this.words = words;
        this.noun = noun;
    }

    /** As the house names it. */
    public String words() {
        return words;
    }

    /** In the middle of a sentence, with its article. */
    String withArticle() {
        return (noun.matches("[aeiou].*") ? "an " : "a ") + noun;
    }

    /** Lower-case name, as letters and pages use it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody else than those who gave the answer has to decide, with an outcome that is told. */
    public boolean isDecided() {
        return this != INQUIRY;
    }
}
