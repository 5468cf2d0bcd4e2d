package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.habeas.casework.clock.DueInWords;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.clock.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A due date as a list shows it: words, an icon and a style that say the same thing three times.
 *
 * @param second the date, or what stands in its place; empty when the words say all
 * @param machine ISO date for machines; null without a date
 * @param unverified whether nobody compared with its law what the date rests on
 */
public record DueLabel(
        String words, String second, @Nullable String machine, String icon, String style, boolean unverified) {

    /** The flag of a task whose date is unverified. */
    static final String UNVERIFIED = "unverified";

    private static final DueLabel NO_DATE = new DueLabel("No date", "No clock runs on it", null, "unset", "");

    /** A label without the mark. */
    public DueLabel(String words, String second, @Nullable String machine, String icon, String style) {
        this(words, second, machine, icon, style, false);
    }

    /** The same label with the mark of a date that rests on what nobody compared with its law. */
    DueLabel marked(boolean mark) {
        return new DueLabel(words, second, machine, icon, style, mark && machine != null);
    }

    /**
     * The label of an open date.
     *
     * @param due null for none
     * @param pausedFor a {@link PauseReason}'s word or words; null when nothing is awaited
     * @param today today in the zone in which the date is meant
     */
    public static DueLabel open(
            @Nullable LocalDate due, @Nullable String pausedFor, LocalDate today, WorkingCalendar calendar) {
        if (due == null) {
            return pausedFor == null ? NO_DATE : new DueLabel("Paused: " + pausedFor, "", null, "pause", "paused");
        }
        return of(DueInWords.open(due, today, reason(pausedFor), calendar), due);
    }

    /** The label of an open instant of law that counts hours, shown with its time and zone. */
    public static DueLabel openAt(Instant due, ZoneId zone, Instant now) {
        return of(DueInWords.openAt(due, zone, now), due.atZone(zone).toLocalDate());
    }

    static DueLabel of(DueInWords words, LocalDate due) {
        return switch (words.state()) {
            case ON_TIME -> new DueLabel(words.words(), words.date(), due.toString(), "clock", "");
            case SOON -> new DueLabel(words.words(), words.date(), due.toString(), "soon", "soon");
            case LATE -> new DueLabel(words.words(), words.date(), due.toString(), "late", "late");
            case PAUSED ->
                new DueLabel(words.words(), "Without the pause: " + words.date(), due.toString(), "pause", "paused");
            case MET -> new DueLabel(words.words(), words.date(), due.toString(), "met", "good");
        };
    }

    private static @Nullable PauseReason reason(@Nullable String pausedFor) {
        if (pausedFor == null) {
            return null;
        }
        for (PauseReason reason : PauseReason.values()) {
            if (pausedFor.toLowerCase(Locale.ROOT).contains(reason.word())) {
                return reason;
            }
        }
        return null;
    }
}
