package org.habeas.sar.web;

import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.sar.RequestFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The acts on a request beside its tasks, by name. */
@Component
class CaseActs {

    private final List<CaseAct> acts;

    CaseActs(List<CaseAct> acts) {
        this.acts = List.copyOf(acts);
    }

    /**
     * The act of this name.
     *
     * @throws ResponseStatusException 404 when there is none
     */
    CaseAct of(String name) {
        return acts.stream()
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The letters this person can write on the case as it is. */
    List<CaseAct> lettersOpenTo(Acting acting, RequestFile file) {
        return acts.stream()
                .filter(act -> act instanceof WriteLetterAct && act.isFor(acting) && act.isOpen(file))
                .toList();
    }

    /** The names of what this person can do on the case as it is. */
    List<String> openTo(Acting acting, RequestFile file) {
        return acts.stream()
                .filter(act -> act.isFor(acting) && act.isOpen(file))
                .map(CaseAct::name)
                .toList();
    }
}
