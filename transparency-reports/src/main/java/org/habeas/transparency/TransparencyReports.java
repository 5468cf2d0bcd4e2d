package org.habeas.transparency;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.springframework.data.repository.Repository;

/** All transparency reports. */
interface TransparencyReports extends Repository<TransparencyReport, String> {

    TransparencyReport saveAndFlush(TransparencyReport report);

    Optional<TransparencyReport> findById(String reference);

    List<TransparencyReport> findByPeriodOrderByEdition(String period);

    List<TransparencyReport> findAllByOrderByReferenceDesc();

    /** The report of this reference. */
    default TransparencyReport of(CaseReference reference) {
        return findById(reference.value()).orElseThrow(() -> new NoSuchCase(reference.value()));
    }

    /** The report of this reference as somebody saw it. */
    default TransparencyReport seen(CaseReference reference, long version) {
        TransparencyReport report = of(reference);
        if (report.version() != version) {
            throw new SomeoneWasFaster("Somebody changed this report meanwhile. Look at it again and go on.");
        }
        return report;
    }
}
