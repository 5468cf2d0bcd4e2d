package org.habeas.transparency.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.FieldsNotTaken;
import org.habeas.transparency.Attestation;
import org.habeas.transparency.ReportStatements;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.workflows.model.TransparencyReportModel.Steps;
import org.springframework.stereotype.Component;

/** The tasks of a report as fields that a form or a caller of the API sends. */
@Component
class ReportTasks {

    static final String PERIOD = "Write the period like 2026-H1 for a half-year or 2013 for a year";

    /** The decision on a draft whose events changed; its task stays open. */
    static final String FREEZE = "freeze";

    private final TransparencyDesk desk;
    private final ReportStatements statements;

    ReportTasks(TransparencyDesk desk, ReportStatements statements) {
        this.desk = desk;
        this.statements = statements;
    }

    /**
     * Does a task.
     *
     * @throws ActRefused with the sentence that says what to change
     * @throws FieldsNotTaken when a field is missing or unreadable
     */
    void perform(CaseReference reference, String task, Map<String, String> fields, Acting acting) {
        long version = version(fields);
        String reason = text(fields, "reason");
        boolean good = "good".equals(text(fields, "decision"));
        switch (task) {
            case Steps.DRAFT_REPORT -> {
                if (FREEZE.equals(text(fields, "decision"))) {
                    desk.freezeAgain(reference, version, acting);
                } else {
                    desk.draft(reference, date(fields, "publication"), version, acting);
                }
            }
            case Steps.REVIEW_REPORT -> desk.review(reference, decided(fields, good), reason, version, acting);
            case Steps.ATTEST_STATEMENTS -> desk.attest(reference, attestations(fields), version, acting);
            case Steps.APPROVE_REPORT ->
                desk.approve(reference, decided(fields, good), text(fields, "sha256"), reason, version, acting);
            default -> throw new ActRefused("no-such-task", "This case has no task of that name.");
        }
    }

    private List<Attestation> attestations(Map<String, String> fields) {
        List<Attestation> decided = new ArrayList<>();
        statements.all().forEach(statement -> {
            String said = text(fields, "statement-" + statement.code());
            if ("attest".equals(said)) {
                decided.add(new Attestation(
                        statement.code(),
                        true,
                        text(fields, "name"),
                        text(fields, "title"),
                        text(fields, "date").isEmpty() ? null : date(fields, "date")));
            } else if ("leave-out".equals(said)) {
                decided.add(new Attestation(statement.code(), false, "", "", null));
            }
        });
        return decided;
    }

    private static boolean decided(Map<String, String> fields, boolean good) {
        String decision = text(fields, "decision");
        if (!good && !"return".equals(decision)) {
            throw untaken("decision", "Say whether it passes or goes back");
        }
        return good;
    }

    private static LocalDate date(Map<String, String> fields, String name) {
        try {
            return LocalDate.parse(text(fields, name));
        } catch (DateTimeException e) {
            throw untaken(name, "Write the date like 2026-08-27");
        }
    }

    private static long version(Map<String, String> fields) {
        try {
            return Long.parseLong(text(fields, "version"));
        } catch (NumberFormatException e) {
            throw untaken("version", "Name the version of the report you saw");
        }
    }

    static FieldsNotTaken untaken(String field, String message) {
        return new FieldsNotTaken(List.of(new FieldMessage(field, message)));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
