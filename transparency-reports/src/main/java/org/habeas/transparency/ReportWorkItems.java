package org.habeas.transparency;

import java.util.Set;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.WorkItemFacts;
import org.habeas.workflows.WorkItemSource;
import org.springframework.stereotype.Component;

/** What the inbox shows of a report. */
@Component
class ReportWorkItems implements WorkItemSource {

    private final TransparencyReports reports;

    ReportWorkItems(TransparencyReports reports) {
        this.reports = reports;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.TRANSPARENCY_REPORT;
    }

    @Override
    public WorkItemFacts facts(CaseReference reference, String task) {
        TransparencyReport report = reports.of(reference);
        return new WorkItemFacts(
                "Transparency report, " + report.period().words(),
                "the public",
                "Transparency report",
                "",
                "en",
                null,
                null,
                report.edition() > 1 ? Set.of("new-edition") : Set.of());
    }
}
