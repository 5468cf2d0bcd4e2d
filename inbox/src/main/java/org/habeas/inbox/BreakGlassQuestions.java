package org.habeas.inbox;

import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.casework.access.BreakGlassDesk;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows whoever works legal process, beside the queues, that somebody asks to be let in to a sealed case. */
@Component
@Order(3)
class BreakGlassQuestions implements QueueNeighbour {

    private final BreakGlassDesk desk;

    BreakGlassQuestions(BreakGlassDesk desk) {
        this.desk = desk;
    }

    @Override
    public String label() {
        return "Asked to let in";
    }

    @Override
    public String href() {
        return "/break-glass";
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.holdsAnyOf(Role.LEGAL);
    }

    @Override
    public long count(Acting acting) {
        return desk.waitingFor(acting).size();
    }
}
