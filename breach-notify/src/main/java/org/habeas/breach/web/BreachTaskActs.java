package org.habeas.breach.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tasks of a breach by their id in the model. */
@Component
class BreachTaskActs {

    private final List<TaskAct> acts;

    BreachTaskActs(List<TaskAct> acts) {
        this.acts = List.copyOf(acts);
    }

    Optional<TaskAct> of(String task) {
        return acts.stream().filter(act -> act.task().equals(task)).findFirst();
    }
}
