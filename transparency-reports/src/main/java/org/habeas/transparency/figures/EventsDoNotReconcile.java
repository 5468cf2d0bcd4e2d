package org.habeas.transparency.figures;

import java.util.List;
import java.util.stream.Collectors;

/** Events that contradict each other: no figure is computed until somebody has looked at the cases named. */
public class EventsDoNotReconcile extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private final transient List<CaseProblem> problems;

    EventsDoNotReconcile(List<CaseProblem> problems) {
        super("The events do not reconcile. "
                + problems.stream().limit(NAMED).map(CaseProblem::toString).collect(Collectors.joining("; "))
                + (problems.size() > NAMED ? "; and " + (problems.size() - NAMED) + " more." : "."));
        this.problems = List.copyOf(problems);
    }

    /** Every case that does not fit, in the order of their references. */
    public List<CaseProblem> problems() {
        return problems;
    }
}
