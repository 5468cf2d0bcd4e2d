package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event a clock starts from: an instant, or, for what came by post, a day of the controller's zone.
 *
 * @param at the instant; null when only the day is known
 * @param day the day; null when the instant is known
 */
public record Anchor(@Nullable Instant at, @Nullable LocalDate day) {
    /** Exactly one of the two is given. */
    public Anchor {
        if ((at == null) == (day == null)) {
            throw new IllegalArgumentException("an anchor is an instant or a day");
        }
    }

    /** An anchor whose instant is known. */
    public static Anchor at(Instant instant) {
        return new Anchor(instant, null);
    }

    /** An anchor of which only the local day is known; no rule in hours can start from it. */
    public static Anchor on(LocalDate day) {
        return new Anchor(null, day);
    }

    /**
     * Reads an ISO instant with offset or {@code Z} (seconds optional), or a bare ISO date.
     *
     * @return empty for anything else, such as a local time without offset
     */
    public static Optional<Anchor> parse(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(on(LocalDate.parse(text)));
            }
            OffsetDateTime at = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            // ISO also allows years of nine digits, which no case has
            return Character.isDigit(text.charAt(0)) ? Optional.of(at(at.toInstant())) : Optional.empty();
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    /** The local date of the anchor in this zone: never in the offset it was written with. */
    public LocalDate dateIn(ZoneId zone) {
        if (day != null) {
            return day;
        }
        if (at == null) {
            throw new IllegalStateException("an anchor is an instant or a day");
        }
        return at.atZone(zone).toLocalDate();
    }

    /** The ISO instant or date. */
    public String text() {
        return String.valueOf(at == null ? day : at);
    }
}
