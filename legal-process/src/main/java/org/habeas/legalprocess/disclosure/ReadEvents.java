package org.habeas.legalprocess.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a file of disclosure events says.
 *
 * @param events of the good rows, in the order of the file
 * @param problems of the bad rows, in the order of the file
 * @param lines on which the events stand, by their ids
 * @param doubtful cases of which a row is bad, so that nobody can say whether the others fit together
 */
public record ReadEvents(
        List<DisclosureEvent> events, List<ImportProblem> problems, Map<UUID, Integer> lines, Set<String> doubtful) {

    public ReadEvents {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
        lines = Map.copyOf(lines);
        doubtful = Set.copyOf(doubtful);
    }

    /** The line of an event; 0 when it is not of this file. */
    int line(DisclosureEvent event) {
        return lines.getOrDefault(event.id(), 0);
    }
}
