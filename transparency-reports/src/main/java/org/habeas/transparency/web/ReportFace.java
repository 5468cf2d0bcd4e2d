package org.habeas.transparency.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.CaseHead;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.TaskForm;
import org.habeas.transparency.ReportStatements;
import org.habeas.transparency.ReportView;
import org.habeas.transparency.Stage;
import org.habeas.transparency.TransparencyFiles;
import org.habeas.workflows.model.TransparencyReportModel.Steps;
import org.springframework.stereotype.Component;

/** What the page of a case shows of a report. */
@Component
class ReportFace implements CaseFace {

    /** Task, the role that does it, and its form. */
    private static final Map<String, Role> ROLES = Map.of(
            Steps.DRAFT_REPORT, Role.REPORTER,
            Steps.REVIEW_REPORT, Role.LEGAL,
            Steps.ATTEST_STATEMENTS, Role.LEGAL,
            Steps.APPROVE_REPORT, Role.APPROVER);

    private final TransparencyFiles files;
    private final ReportStatements statements;

    ReportFace(TransparencyFiles files, ReportStatements statements) {
        this.files = files;
        this.statements = statements;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.TRANSPARENCY_REPORT;
    }

    @Override
    public CaseHead head(CaseReference reference, Acting acting) {
        ReportView report = files.open(reference, acting);
        boolean published = report.stage() == Stage.PUBLISHED;
        return new CaseHead(
                "Transparency report, " + report.period().words(),
                report.period().days() + ", edition " + report.edition() + ".",
                List.of(report.period().code()),
                report.stage().words(),
                published ? CaseHead.Tone.GOOD : CaseHead.Tone.NEUTRAL);
    }

    @Override
    public OptionalLong version(CaseReference reference, Acting acting) {
        return OptionalLong.of(files.open(reference, acting).version());
    }

    @Override
    public Optional<TaskForm> form(CaseReference reference, String task, Acting acting) {
        Role role = ROLES.get(task);
        return role == null || !acting.holdsAnyOf(role)
                ? Optional.empty()
                : Optional.of(form(reference, task, Map.of(), acting));
    }

    /** The form with what was typed in it. */
    TaskForm form(CaseReference reference, String task, Map<String, String> typed, Acting acting) {
        ReportView report = files.open(reference, acting);
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("version", String.valueOf(report.version()));
        Map<String, Object> model = new HashMap<>();
        model.put("fields", fields);
        model.put("report", report);
        model.put("statements", statements.all());
        model.put("task", task);
        model.put("own", report.draftedBy().equals(acting.who()));
        if (task.equals(Steps.APPROVE_REPORT)) {
            model.put("sha256", files.sha256(reference, acting));
        }
        String name = task.substring(task.indexOf('_') + 1);
        return new TaskForm("transparency/tasks :: " + name, model);
    }

    @Override
    public List<CasePanel> panels(CaseReference reference, Acting acting) {
        ReportView report = files.open(reference, acting);
        return List.of(new CasePanel(
                "report",
                "The report",
                "transparency/tasks :: files",
                Map.of(
                        "report",
                        report,
                        "made",
                        report.stage() != Stage.ORDERED,
                        "sums",
                        files.sums(reference, acting).orElse(List.of())),
                CasePanel.Spot.REQUEST));
    }
}
