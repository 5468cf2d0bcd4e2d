package org.habeas.workflows;

import java.util.List;
import org.habeas.casework.CaseReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sources of all features; looked up late, because a feature itself needs the engine that asks it. */
@Component
class WorkItemSources {

    private final ObjectProvider<WorkItemSource> sources;

    WorkItemSources(ObjectProvider<WorkItemSource> sources) {
        this.sources = sources;
    }

    WorkItemFacts facts(CaseReference reference, String task) {
        List<WorkItemSource> fitting = sources.stream()
                .filter(source -> source.kind() == reference.kind())
                .toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException(
                    "there must be one WorkItemSource of " + reference.kind() + ", not " + fitting.size());
        }
        return fitting.get(0).facts(reference, task);
    }
}
