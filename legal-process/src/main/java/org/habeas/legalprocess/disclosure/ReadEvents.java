package org.habeas.legalprocess.disclosure;

import java.util.List;

/**
 * What a file of disclosure events says.
 *
 * @param events of the good rows, in the order of the file
 * @param problems of the bad rows, in the order of the file
 */
public record ReadEvents(List<DisclosureEvent> events, List<ImportProblem> problems) {

    public ReadEvents {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }
}
