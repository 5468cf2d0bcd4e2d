package org.habeas.breach;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.habeas.casework.ActRefused;

/** Reads what a wall clock showed as an instant, and asks where the wall clock showed it twice or never. */
public final class LocalTimeInZone {

    private LocalTimeInZone() {}

    /** Which pass of a repeated hour is meant. */
    public enum Pass {
        NOT_SAID,
        FIRST,
        SECOND
    }

    /**
     * The instant of a local time.
     *
     * @throws ActRefused {@code time-in-repeated-hour} when the clocks went back and nobody said which pass is meant,
     *     {@code time-never-was} when the clocks went forward over it
     */
    public static Instant instant(LocalDateTime local, ZoneId zone, Pass pass) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new ActRefused(
                    "time-never-was",
                    "The clocks in " + zone + " went forward over " + local.toLocalTime() + " on " + local.toLocalDate()
                            + ", so it never was that time there. Look at the source again.");
        }
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        if (pass == Pass.NOT_SAID) {
            throw new ActRefused(
                    "time-in-repeated-hour",
                    "It was " + local.toLocalTime() + " twice in " + zone + " on " + local.toLocalDate()
                            + ", because the clocks went back. Was it the first time (UTC" + offsets.get(0)
                            + ") or the second (UTC" + offsets.get(1) + ")?");
        }
        return local.toInstant(offsets.get(pass == Pass.FIRST ? 0 : 1));
    }
}
