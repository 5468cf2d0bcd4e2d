package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The moment something is due: a whole day of the controller's zone, standing for 24:00 of it, or an exact instant.
 *
 * @param date the local day
 * @param at the instant with the zone's offset, whole seconds, for law that counts hours; null for law that counts days
 */
public record Deadline(LocalDate date, @Nullable OffsetDateTime at) {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    /** A day, which lasts to its 24:00. */
    public static Deadline on(LocalDate date) {
        return new Deadline(date, null);
    }

    /** An instant, read on the clock of its zone. */
    public static Deadline at(ZonedDateTime moment) {
        OffsetDateTime at = moment.toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        return new Deadline(at.toLocalDate(), at);
    }

    /**
     * The first instant that is late.
     *
     * @param zone zone of the legal entity; decides only for whole days
     */
    public Instant end(ZoneId zone) {
        return at == null ? date.plusDays(1).atStartOfDay(zone).toInstant() : at.toInstant();
    }

    /** Whether something done at this instant is late; the instant of an hour deadline itself is still in time. */
    public boolean missedAt(Instant instant, ZoneId zone) {
        return at == null ? !instant.isBefore(end(zone)) : instant.isAfter(end(zone));
    }

    /** The ISO date, or the ISO instant with offset ({@code Z} for zero). */
    public String text() {
        return at == null ? date.toString() : INSTANT.format(at);
    }
}
