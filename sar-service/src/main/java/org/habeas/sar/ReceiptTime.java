package org.habeas.sar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/**
 * When a request first reached the house, as a person typed it.
 *
 * @param day on which the house first had it, in the zone of the legal entity
 * @param time of that day, or null when only the day is known
 * @param confirmed the same day once more when it lies so far back that it may be a slip; null when nobody was asked
 */
public record ReceiptTime(
        LocalDate day, @Nullable LocalTime time, @Nullable LocalDate confirmed) {

    private static final LocalDate OLDEST = LocalDate.of(1990, 1, 1);
    private static final Period LONG_AGO = Period.ofMonths(12);

    /**
     * The instant meant.
     *
     * @param zone of the legal entity that owes the answer
     * @throws ActRefused {@code receipt-in-the-future}, {@code receipt-too-old}, {@code receipt-long-ago}
     */
    Instant in(ZoneId zone, Instant now) {
        Instant received = day.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(zone)
                .toInstant();
        if (received.isAfter(now)) {
            throw new ActRefused(
                    "receipt-in-the-future",
                    "The date of receipt lies in the future. Enter the day it reached the house.");
        }
        if (day.isBefore(OLDEST)) {
            throw new ActRefused("receipt-too-old", "The date of receipt is before 1990. Check the year.");
        }
        if (day.isBefore(now.atZone(zone).toLocalDate().minus(LONG_AGO)) && !day.equals(confirmed)) {
            throw new ActRefused(
                    "receipt-long-ago",
                    "The date of receipt lies more than 12 months back. Check the year, or confirm the day.");
        }
        return received;
    }
}
