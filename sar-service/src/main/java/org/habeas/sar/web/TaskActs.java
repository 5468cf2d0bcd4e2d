package org.habeas.sar.web;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The tasks of a request by their id in the model. */
@Component
class TaskActs {

    private final List<TaskAct> acts;

    TaskActs(List<TaskAct> acts) {
        this.acts = List.copyOf(acts);
    }

    /**
     * The task that an address names.
     *
     * @throws ResponseStatusException 404 when there is none
     */
    TaskAct named(String task) {
        return of(task).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Optional<TaskAct> of(String task) {
        return acts.stream().filter(act -> act.task().equals(task)).findFirst();
    }
}
