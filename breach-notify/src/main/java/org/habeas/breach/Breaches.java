package org.habeas.breach;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.springframework.data.repository.Repository;

/** All incidents. */
interface Breaches extends Repository<Breach, String> {

    Breach saveAndFlush(Breach breach);

    Optional<Breach> findById(String reference);

    List<Breach> findAllByOrderByReference();

    /** The incident of this reference. */
    default Breach of(CaseReference reference) {
        return findById(reference.value()).orElseThrow(() -> new NoSuchCase(reference.value()));
    }

    /** The incident of this reference as somebody saw it. */
    default Breach seen(CaseReference reference, long version) {
        Breach breach = of(reference);
        breach.requireVersion(version);
        return breach;
    }
}
