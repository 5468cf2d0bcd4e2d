package org.habeas.legalprocess;

import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** All legal processes. */
interface LegalProcesses extends Repository<LegalProcess, String> {

    LegalProcess saveAndFlush(LegalProcess process);

    Optional<LegalProcess> findById(String reference);

    /** The case that one of whose targets this is. */
    @Query("select p from LegalProcess p join p.targets t where t.id = :target")
    Optional<LegalProcess> findByTarget(@Param("target") UUID target);

    /** The case of this reference. */
    default LegalProcess of(CaseReference reference) {
        return findById(reference.value()).orElseThrow(() -> new NoSuchCase(reference.value()));
    }

    /** The case of this reference as somebody saw it. */
    default LegalProcess seen(CaseReference reference, long version) {
        LegalProcess process = of(reference);
        process.requireVersion(version);
        return process;
    }
}
