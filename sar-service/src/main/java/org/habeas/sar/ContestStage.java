package org.habeas.sar;

import org.habeas.casework.ActRefused;

/** Where a complaint, an appeal or an inquiry stands. */
public enum ContestStage {
    DECIDING("To be decided"),
    SUBMITTED("Decided, the letter waits for a second person"),
    APPROVED("Letter approved, about to leave"),
    RELEASED("Letter leaving after the hold time"),
    TO_POST("Letter approved, to be posted"),
    ANSWERED("Decision told"),
    TAKEN_BACK("Taken back");

    private final String words;

    ContestStage(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether nothing more is to be done about it. */
    public boolean isOver() {
        return this == ANSWERED || this == TAKEN_BACK;
    }

    void mustBe(ContestStage wanted, String code, String sentence) {
        if (this != wanted) {
            throw new ActRefused(code, sentence + words + ".");
        }
    }
}
