package org.habeas.breach;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * A score of severity (ENISA 2013: SE = DPC × EI + CB), with all it came from. It suggests and decides nothing.
 *
 * @param factsVersion the version of the facts it was scored on
 * @param tablesSha256 hash of the decision tables it was scored by
 * @param nearThreshold whether it lies within a quarter of a threshold, so that one answer more or less changes the level
 * @param suggestsAuthority whether a level such as this is usually notified to the authority
 * @param suggestsSubjects whether a level such as this is usually told to the people concerned
 */
public record Severity(
        SeverityInputs inputs,
        int factsVersion,
        String tablesSha256,
        BigDecimal dpc,
        BigDecimal ei,
        BigDecimal cb,
        BigDecimal se,
        Level level,
        boolean nearThreshold,
        boolean suggestsAuthority,
        boolean suggestsSubjects,
        String evaluatedBy,
        Instant evaluatedAt) {

    /** Levels, each from its threshold on. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH;

        /** As the house says it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** {@code 3 × 1 + 0.75 = 3.75, high}. */
    public String sum() {
        return dpc.stripTrailingZeros().toPlainString() + " × "
                + ei.stripTrailingZeros().toPlainString() + " + "
                + cb.stripTrailingZeros().toPlainString() + " = "
                + se.setScale(2).toPlainString() + ", "
                + level.words();
    }
}
