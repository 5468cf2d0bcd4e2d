package org.habeas.sar;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.springframework.data.repository.Repository;

/** The letters of requests between receipt and answer. */
interface InterimLetters extends Repository<InterimLetter, UUID> {

    InterimLetter save(InterimLetter letter);

    List<InterimLetter> findByReferenceOrderByWrittenAt(String reference);

    Optional<InterimLetter> findByLetter(UUID letter);

    /** The letters of a case, the oldest first. */
    default List<InterimLetter> of(CaseReference reference) {
        return findByReferenceOrderByWrittenAt(reference.value());
    }

    /** The one letter of a case that has still to leave, empty when there is none. */
    default Optional<InterimLetter> underWay(CaseReference reference) {
        return of(reference).stream()
                .filter(letter -> letter.state().isUnderWay())
                .findFirst();
    }

    /**
     * The letter that has still to leave.
     *
     * @throws ActRefused {@code no-letter-under-way}
     */
    default InterimLetter requireUnderWay(CaseReference reference) {
        return underWay(reference)
                .orElseThrow(() -> new ActRefused("no-letter-under-way", "No letter of this case waits to leave."));
    }
}
