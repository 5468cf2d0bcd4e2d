package org.habeas.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;

/** What one feature shows of its kind of case; the inbox draws the page around it. */
public interface CaseFace {

    /** The kind of case this face belongs to. */
    CaseKind kind();

    /**
     * The words at the top of the case.
     *
     * @throws org.habeas.casework.NoSuchCase when there is no such case
     */
    CaseHead head(CaseReference reference, Acting acting);

    /**
     * The version of the case that an act on it must name, so that nobody undoes what they have not seen.
     *
     * @return empty when acts on this kind of case name none
     */
    default OptionalLong version(CaseReference reference, Acting acting) {
        return OptionalLong.empty();
    }

    /**
     * The form of an open task, filled with what is known.
     *
     * @param task id of the user task in the workflow
     * @return empty when this person may not do the task; the page then says who may
     */
    Optional<TaskForm> form(CaseReference reference, String task, Acting acting);

    /** Sections of the feature's own, in the order of the page; at most one each for the request and for the task. */
    List<CasePanel> panels(CaseReference reference, Acting acting);

    /**
     * Words for steps that were passed without being done, such as a letter that nobody could be sent.
     *
     * @return by id of the step in the workflow
     */
    default Map<String, String> stepWords(CaseReference reference, Acting acting) {
        return Map.of();
    }

    /**
     * The bar at the foot of the preview of a letter, where a person approves or returns it.
     *
     * @param letter id of the prepared letter
     * @param sha256 the hash that an approval is bound to
     * @return empty when this letter waits for nobody's decision, or not for this person's
     */
    default Optional<TaskForm> approval(CaseReference reference, java.util.UUID letter, String sha256, Acting acting) {
        return Optional.empty();
    }
}
