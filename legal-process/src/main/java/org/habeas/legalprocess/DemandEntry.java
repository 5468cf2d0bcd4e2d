package org.habeas.legalprocess;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads off an instrument.
 *
 * @param servedOn day of valid service in the zone of the legal entity
 * @param servedTime local time, or null for the start of the day or the receipt
 * @param targets at least one
 * @param seal whether only a roster may know of the case
 * @param roster accounts beside the one who seals; read only with {@code seal}
 */
public record DemandEntry(
        Demand demand,
        Particulars particulars,
        LocalDate servedOn,
        @Nullable LocalTime servedTime,
        List<TargetEntry> targets,
        boolean seal,
        Set<String> roster) {

    public DemandEntry {
        targets = List.copyOf(targets);
        roster = Set.copyOf(roster);
    }
}
