package org.habeas.sar;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.springframework.data.repository.Repository;

/** All requests of data subjects. */
interface SubjectRequests extends Repository<SubjectRequest, String> {

    SubjectRequest saveAndFlush(SubjectRequest request);

    Optional<SubjectRequest> findById(String reference);

    List<SubjectRequest> findByPresentKeyOrderByReference(String presentKey);

    /** The request of this reference. */
    default SubjectRequest of(CaseReference reference) {
        return findById(reference.value()).orElseThrow(() -> new NoSuchCase(reference.value()));
    }

    /** The request of this reference as somebody saw it. */
    default SubjectRequest seen(CaseReference reference, long version) {
        SubjectRequest request = of(reference);
        request.requireVersion(version);
        return request;
    }
}
