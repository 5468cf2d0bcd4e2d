package org.habeas.system.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.habeas.casework.clock.Anchor;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.Deadline;

/** How a time limit stands at a moment; the moment never changes a date. Whether the duty was done nobody told. */
enum ClockState {
    /** The event it counts from had not happened yet. */
    NOT_STARTED("not-started"),
    /** It ran, and its end lay ahead. */
    RUNNING("running"),
    /** It ran, and a question that this rule takes account of was not answered yet. */
    WAITING("waiting"),
    /** Its end had passed: late, unless the duty had been done. */
    LATE("late"),
    /** The law names no number. */
    NO_DATE("no-date");

    private final String word;

    ClockState(String word) {
        this.word = word;
    }

    /** As the command prints it. */
    String word() {
        return word;
    }

    /**
     * Reads the state off the dates.
     *
     * @param events the facts of the case
     * @param asOf an instant, or a day of the result's zone that stands for its end
     */
    static ClockState of(ClockResult result, List<ClockEvent> events, Anchor asOf) {
        ZoneId zone = result.zone();
        LocalDate day = asOf.dateIn(zone);
        if (startsAfter(result.anchor(), asOf, zone)) {
            return NOT_STARTED;
        }
        Deadline due = result.due();
        if (due == null) {
            return NO_DATE;
        }
        if (isPast(due, asOf, zone)) {
            return LATE;
        }
        boolean waiting = events.stream()
                .filter(Pause.class::isInstance)
                .map(Pause.class::cast)
                .filter(pause -> result.rule().pauses().containsKey(pause.reason()))
                .anyMatch(pause -> !pause.ask().isAfter(day)
                        && (pause.answer() == null || pause.answer().isAfter(day)));
        return waiting ? WAITING : RUNNING;
    }

    private static boolean startsAfter(Anchor anchor, Anchor asOf, ZoneId zone) {
        Instant start = anchor.at();
        Instant moment = asOf.at();
        if (start == null || moment == null) {
            return anchor.dateIn(zone).isAfter(asOf.dateIn(zone));
        }
        return start.isAfter(moment);
    }

    private static boolean isPast(Deadline due, Anchor asOf, ZoneId zone) {
        Instant moment = asOf.at();
        if (moment != null) {
            return due.missedAt(moment, zone);
        }
        LocalDate day = asOf.dateIn(zone);
        return due.at() == null ? day.isAfter(due.date()) : !day.isBefore(due.date());
    }
}
