package org.habeas.legalprocess.disclosure;

/** Why a request was closed with nothing disclosed. */
public enum Residual implements Coded {
    WITHDRAWN("Withdrawn by the requester"),
    REJECTED("Rejected as invalid or without authority"),
    SUPERSEDED("Superseded by a later request"),
    NO_DATA("No data held"),
    WRONG_ENTITY("Addressed to the wrong entity"),
    DUPLICATE("Duplicate of another request"),
    QUASHED("Quashed by a court"),
    EXPIRED("Expired");

    private final String words;

    Residual(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }
}
