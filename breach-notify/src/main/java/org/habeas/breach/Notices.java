package org.habeas.breach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.springframework.data.repository.Repository;

/** The notices of all incidents. */
interface Notices extends Repository<Notice, UUID> {

    Notice saveAndFlush(Notice notice);

    List<Notice> findByReferenceOrderByNumberDesc(String reference);

    /** The notices of an incident, the latest first. */
    default List<Notice> of(CaseReference reference) {
        return findByReferenceOrderByNumberDesc(reference.value());
    }

    /** The notice in the making or last made. */
    default Optional<Notice> latest(CaseReference reference) {
        return of(reference).stream().findFirst();
    }
}
