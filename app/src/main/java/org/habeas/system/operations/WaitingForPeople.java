package org.habeas.system.operations;

import java.util.List;
import java.util.stream.Stream;

/**
 * One kind of thing that only a person can settle.
 *
 * @param words with the number: {@code 2 mails to place}
 * @param href its list, as long as the number says, without context path
 */
record WaitingForPeople(String words, String href) {

    /** What waits, the most urgent first; empty when nothing does. */
    static List<WaitingForPeople> of(OperationsDesk.State state) {
        return Stream.of(
                        line(state.clocks().overdueCases(), "case", "overdue", "/cases?standing=overdue"),
                        line(state.clocks().overdue(), "task", "overdue", "/inbox?queue=all&due=overdue"),
                        line(
                                state.mail().heldOverdue(),
                                "mail",
                                "to place past the provisional date",
                                "/holding?overdue=true"),
                        line(state.held(), "mail", "to place", "/holding"),
                        line(
                                state.mail().breakerOpen() ? state.mail().keptBack() : 0,
                                "automatic letter",
                                "stopped",
                                "#health-h"),
                        line(state.undecided(), "letter", "in doubt", "#doubt"),
                        line(
                                state.proof().differences().size(),
                                "difference",
                                "between mail server and database",
                                "/operations/mailboxes"),
                        line(state.stopped().size(), "step", "stopped", "#steps"),
                        line(state.letters().size(), "node", "with letters refused", "/operations/letters"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<WaitingForPeople> line(long number, String what, String how, String href) {
        return number == 0
                ? List.of()
                : List.of(new WaitingForPeople(number + " " + what + (number == 1 ? " " : "s ") + how, href));
    }
}
