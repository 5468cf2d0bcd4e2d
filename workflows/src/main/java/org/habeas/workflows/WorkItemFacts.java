package org.habeas.workflows;

import java.time.LocalDate;
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
 */
public record WorkItemFacts(
        String title,
        String who,
        String type,
        String regime,
        String language,
        @Nullable LocalDate due,
        @Nullable String pausedFor,
        Set<String> flags) {

    public WorkItemFacts {
        flags = Set.copyOf(flags);
    }
}
