package org.habeas.legalprocess;

/** What counsel did about an instrument without judicial oversight. */
public enum CounselState {
    OPEN("Counsel has neither objected nor recorded why not"),
    OBJECTED("Objected; the authority has not answered"),
    ANSWERED("Objected, and the authority has answered"),
    WHY_NOT("Counsel recorded why there is no objection");

    private final String words;

    CounselState(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether nothing more is owed. */
    boolean isDone() {
        return this == ANSWERED || this == WHY_NOT;
    }
}
