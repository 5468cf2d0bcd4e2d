package org.habeas.inbox;

import java.util.List;
import org.habeas.casework.CaseReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The faces of all features; looked up late, because a feature may itself draw the page of a case. */
@Component
class CaseFaces {

    private final ObjectProvider<CaseFace> faces;

    CaseFaces(ObjectProvider<CaseFace> faces) {
        this.faces = faces;
    }

    CaseFace of(CaseReference reference) {
        List<CaseFace> fitting =
                faces.stream().filter(face -> face.kind() == reference.kind()).toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException(
                    "there must be one CaseFace of " + reference.kind() + ", not " + fitting.size());
        }
        return fitting.get(0);
    }
}
