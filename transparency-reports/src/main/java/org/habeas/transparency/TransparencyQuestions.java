package org.habeas.transparency;

import java.util.Date;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.figures.Profile;
import org.habeas.workflows.model.TransparencyReportModel;
import org.springframework.stereotype.Component;

/** Dates that the workflow asks for; public, as expressions demand. */
@Component(TransparencyReportModel.Beans.QUESTIONS)
public class TransparencyQuestions {

    private final TransparencyReports reports;

    TransparencyQuestions(TransparencyReports reports) {
        this.reports = reports;
    }

    /** The instant at which the period of a report ends, in the zone of its profile. */
    public Date periodEnds(String reference) {
        TransparencyReport report = reports.of(new CaseReference(reference));
        return Date.from(report.period()
                .ends(Profile.named(report.profile()).orElseThrow().zoneId()));
    }
}
