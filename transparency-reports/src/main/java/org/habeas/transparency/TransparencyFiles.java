package org.habeas.transparency;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.transparency.document.ReportFiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens reports for reading: to those who work on them, and to anybody once they are published. */
@Service
public class TransparencyFiles {

    private final TransparencyReports reports;
    private final ReportStore store;
    private final ReportMaker maker;
    private final CaseAccess access;

    TransparencyFiles(TransparencyReports reports, ReportStore store, ReportMaker maker, CaseAccess access) {
        this.reports = reports;
        this.store = store;
        this.maker = maker;
        this.access = access;
    }

    /**
     * The files as they would be published now, or as they were.
     *
     * @throws ActRefused when they cannot be made
     */
    @Transactional(readOnly = true)
    @Permits({Role.REPORTER, Role.LEGAL, Role.APPROVER, Role.AUDITOR})
    public ReportFiles preview(CaseReference reference, Acting acting) {
        TransparencyReport report = reports.of(reference);
        if (report.stage() == Stage.PUBLISHED) {
            return store.files(report.period().code(), report.edition());
        }
        boolean decided = report.stage() == Stage.APPROVAL || report.stage() == Stage.APPROVED;
        return maker.files(report, !decided);
    }

    /** The hash that an approval is bound to, of the PDF as it would be published; empty when it cannot be made. */
    @Transactional(readOnly = true)
    @Permits({Role.REPORTER, Role.LEGAL, Role.APPROVER})
    public String sha256(CaseReference reference, Acting acting) {
        try {
            return ReportMaker.sha256(maker.files(reports.of(reference), false).pdf());
        } catch (ActRefused refused) {
            return "";
        }
    }

    /**
     * The sums of a report and those of the period before, for a look at what changed.
     *
     * @return empty when there are no figures, because the period runs on or the events do not reconcile
     */
    @Transactional(readOnly = true)
    @Permits({Role.REPORTER, Role.LEGAL, Role.APPROVER, Role.AUDITOR})
    public Optional<List<Sums>> sums(CaseReference reference, Acting acting) {
        try {
            return Optional.of(maker.sums(reports.of(reference)));
        } catch (ActRefused refused) {
            return Optional.empty();
        }
    }

    /** What a person may see of a report. */
    @Transactional(readOnly = true)
    @Permits({Role.REPORTER, Role.LEGAL, Role.APPROVER, Role.AUDITOR, Role.SYSTEM})
    public ReportView open(CaseReference reference, Acting acting) {
        return view(reports.of(reference));
    }

    /** All reports that this person may know of, the newest first. */
    @Transactional(readOnly = true)
    @Permits({Role.REPORTER, Role.LEGAL, Role.APPROVER, Role.AUDITOR})
    public List<ReportView> all(Acting acting) {
        return reports.findAllByOrderByReferenceDesc().stream()
                .filter(report -> access.knows(report.reference(), acting))
                .map(this::view)
                .toList();
    }

    /** Published reports, which anybody may see. */
    public List<Publication> publications() {
        return store.publications();
    }

    /** A published file, which anybody may see. */
    public Optional<byte[]> file(String period, int edition, String kind) {
        return store.file(period, edition, kind);
    }

    private ReportView view(TransparencyReport report) {
        return new ReportView(
                report.reference(),
                report.version(),
                report.period(),
                report.edition(),
                report.reason(),
                report.stage(),
                report.publicationDate().orElse(null),
                report.draftedBy().orElse(""),
                report.reviewedBy().orElse(""));
    }
}
