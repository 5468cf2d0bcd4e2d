package org.habeas.sar.web;

import java.util.List;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

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
     * @throws ActRefused when there is none
     */
    CaseAct of(String name) {
        return acts.stream()
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-act", "There is no act of that name on this case."));
    }

    /** The names of what this person can do on the case as it is. */
    List<String> openTo(Acting acting, RequestFile file) {
        return acts.stream()
                .filter(act -> act.isFor(acting) && act.isOpen(file))
                .map(CaseAct::name)
                .toList();
    }
}
