package org.habeas.transparency.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.transparency.Attestation;
import org.habeas.transparency.ReportStatements;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.transparency.figures.Period;
import org.habeas.workflows.model.TransparencyReportModel.Steps;
import org.springframework.stereotype.Component;

/** The order and the tasks of a report as fields that a form or a caller of the API sends. */
@Component
class ReportTasks {

    private static final String DAY = "Write the date like 2026-08-27";

    /** The decision on a draft whose events changed; its task stays open. */
    static final String FREEZE = "freeze";

    private final TransparencyDesk desk;
    private final ReportStatements statements;

    ReportTasks(TransparencyDesk desk, ReportStatements statements) {
        this.desk = desk;
        this.statements = statements;
    }

    /**
     * Orders a report of a {@code period}, with the {@code reason} of a further edition.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     * @throws ActRefused with the sentence that says what stands against it
     */
    CaseReference order(TypedFields fields, Acting acting) {
        Optional<Period> period = Period.parse(fields.text("period"));
        new FieldProblems.Check()
                .that(period.isPresent(), "period", "Write the period like 2026-H1 for a half-year or 2013 for a year")
                .done();
        return desk.order(period.orElseThrow(), fields.text("reason"), acting);
    }

    /**
     * Does a task.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     * @throws ActRefused with the sentence that says what to change
     */
    void perform(CaseReference reference, String task, TypedFields fields, Acting acting) {
        long version = fields.version();
        String reason = fields.text("reason");
        switch (task) {
            case Steps.DRAFT_REPORT -> {
                if (fields.text("decision").equals(FREEZE)) {
                    seen(fields).done();
                    desk.freezeAgain(reference, version, acting);
                } else {
                    Optional<LocalDate> publication = date(fields, "publication");
                    seen(fields)
                            .that(publication.isPresent(), "publication", DAY)
                            .done();
                    desk.draft(reference, publication.orElseThrow(), version, acting);
                }
            }
            case Steps.REVIEW_REPORT -> desk.review(reference, decided(fields), reason, version, acting);
            case Steps.ATTEST_STATEMENTS -> desk.attest(reference, attestations(fields), version, acting);
            case Steps.APPROVE_REPORT ->
                desk.approve(reference, decided(fields), fields.text("sha256"), reason, version, acting);
            default -> throw new ActRefused("no-such-task", "This case has no task of that name.");
        }
    }

    private List<Attestation> attestations(TypedFields fields) {
        Optional<LocalDate> date = date(fields, "date");
        seen(fields)
                .that(fields.text("date").isEmpty() || date.isPresent(), "date", DAY)
                .done();
        List<Attestation> decided = new ArrayList<>();
        statements.all().forEach(statement -> {
            String said = fields.text("statement-" + statement.code());
            if ("attest".equals(said)) {
                decided.add(new Attestation(
                        statement.code(), true, fields.text("name"), fields.text("title"), date.orElse(null)));
            } else if ("leave-out".equals(said)) {
                decided.add(new Attestation(statement.code(), false, "", "", null));
            }
        });
        return decided;
    }

    private static boolean decided(TypedFields fields) {
        boolean good = fields.text("decision").equals("good");
        seen(fields)
                .that(
                        good || fields.text("decision").equals("return"),
                        "decision",
                        "Say whether it passes or goes back")
                .done();
        return good;
    }

    private static FieldProblems.Check seen(TypedFields fields) {
        return new FieldProblems.Check()
                .that(fields.version() >= 0, "version", "Name the version of the report you saw");
    }

    private static Optional<LocalDate> date(TypedFields fields, String name) {
        try {
            return Optional.of(LocalDate.parse(fields.text(name)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
