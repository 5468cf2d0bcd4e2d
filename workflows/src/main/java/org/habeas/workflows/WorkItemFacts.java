package org.habeas.workflows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feature lets the inbox show of a case; plain text outside the keysets, so no more than the list needs.
 *
 * @param title the case in words
 * @param who the requester or authority, as far as the inbox may show it
 * @param type the kinds of request in words
 * @param regime id of the regime whose clock rules
 * @param language BCP 47 tag of the case's language
 * @param due the earliest date by which something must be done, in the zone of its clock
 * @param pausedFor what the clock waits for, when it is paused
 * @param flags short words without blanks or commas
 * @param dueAt the exact instant, when the clock counts hours
 * @param dueZone the zone in which that instant is shown; given with it
 */
public record WorkItemFacts(
        String title,
        String who,
        String type,
        String regime,
        String language,
        @Nullable LocalDate due,
        @Nullable String pausedFor,
        Set<String> flags,
        @Nullable Instant dueAt,
        @Nullable ZoneId dueZone) {

    public WorkItemFacts {
        flags = Set.copyOf(flags);
        if ((dueAt == null) != (dueZone == null)) {
            throw new IllegalArgumentException("an instant is shown in its zone");
        }
    }

    /** What is due on a day, or has no date. */
    public WorkItemFacts(
            String title,
            String who,
            String type,
            String regime,
            String language,
            @Nullable LocalDate due,
            @Nullable String pausedFor,
            Set<String> flags) {
        this(title, who, type, regime, language, due, pausedFor, flags, null, null);
    }
}
