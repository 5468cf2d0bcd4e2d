package org.habeas.transparency.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Percentages as reports print them: one decimal place, rounded half up. */
public final class Share {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Share() {}

    /** A part of a whole in percent; empty when there is no whole. */
    public static Optional<BigDecimal> of(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }
}
