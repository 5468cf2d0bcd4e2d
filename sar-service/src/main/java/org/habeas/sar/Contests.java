package org.habeas.sar;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.springframework.data.repository.Repository;

/** All complaints, appeals and inquiries. */
interface Contests extends Repository<Contest, UUID> {

    Contest saveAndFlush(Contest contest);

    Optional<Contest> findByReferenceAndId(String reference, UUID id);

    List<Contest> findByReferenceOrderByReceiptReceivedAt(String reference);

    /** Those of a request, the oldest first. */
    default List<Contest> of(CaseReference reference) {
        return findByReferenceOrderByReceiptReceivedAt(reference.value());
    }

    /** Those of a request about which something is to be done, the oldest first. */
    default List<Contest> openOf(CaseReference reference) {
        return of(reference).stream().filter(one -> !one.stage().isOver()).toList();
    }

    /**
     * One of a request.
     *
     * @throws ActRefused {@code no-such-contest}
     */
    default Contest of(CaseReference reference, UUID id) {
        return findByReferenceAndId(reference.value(), id)
                .orElseThrow(() ->
                        new ActRefused("no-such-contest", "This complaint, appeal or inquiry is not of this case."));
    }
}
