package org.habeas.legalprocess;

import java.util.Optional;
import org.habeas.legalprocess.disclosure.Residual;
import org.jspecify.annotations.Nullable;

/** What became of one target of a demand. */
public enum Outcome {
    ANSWERED_IN_FULL("Answered in full", null),
    ANSWERED_IN_PART("Answered in part", null),
    NO_RESPONSIVE_DATA("No responsive data", Residual.NO_DATA),
    WRONG_ENTITY("Wrong entity", Residual.WRONG_ENTITY),
    REJECTED("Rejected", Residual.REJECTED),
    WITHDRAWN("Withdrawn", Residual.WITHDRAWN),
    SUPERSEDED("Superseded", Residual.SUPERSEDED),
    DUPLICATE("Duplicate", Residual.DUPLICATE),
    QUASHED("Quashed", Residual.QUASHED),
    FRAUDULENT("Fraudulent", null),
    EXPIRED("Expired", Residual.EXPIRED);

    private final String words;
    private final @Nullable Residual residual;

    Outcome(String words, @Nullable Residual residual) {
        this.words = words;
        this.residual = residual;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether data left. */
    public boolean isProduced() {
        return this == ANSWERED_IN_FULL || this == ANSWERED_IN_PART;
    }

    /** How reports count it; empty for what is answered, and for a forgery, which never was legal process. */
    Optional<Residual> residual() {
        return Optional.ofNullable(residual);
    }
}
