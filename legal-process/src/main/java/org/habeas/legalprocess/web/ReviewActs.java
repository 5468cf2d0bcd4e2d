package org.habeas.legalprocess.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.legalprocess.CounselState;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.Outcome;
import org.habeas.legalprocess.ReviewDecision;
import org.habeas.legalprocess.ReviewDesk;
import org.habeas.legalprocess.Ruling;
import org.habeas.legalprocess.Rung;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.springframework.stereotype.Component;

/** What counsel decides, objects to, contests and signs. */
@Component
class ReviewActs implements LegalAct.Source {

    private final ReviewDesk desk;

    ReviewActs(ReviewDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<LegalAct> acts() {
        Set<Role> legal = Set.of(Role.LEGAL);
        return List.of(
                new LegalAct(
                        Steps.REVIEW_DEMAND,
                        legal,
                        "review",
                        ReviewActs::scope,
                        (r, f, file, who) -> review(r, f, who)),
                new LegalAct(
                        Steps.OBJECT_TO_AUTHORITY,
                        legal,
                        "object",
                        file -> Map.of(),
                        (r, f, file, who) -> object(r, f, who)),
                new LegalAct(
                        Steps.CONTEST_DEMAND,
                        legal,
                        "contest",
                        file -> Map.of(),
                        (r, f, file, who) -> contest(r, f, who)),
                new LegalAct(
                        Steps.PURSUE_REMEDIES,
                        Set.of(Role.LEGAL, Role.APPROVER),
                        "remedies",
                        file -> Map.of(),
                        (r, f, file, who) -> remedies(r, f, who)));
    }

    private boolean review(CaseReference reference, TypedFields fields, Acting acting) {
        ReviewDecision decision = fields.oneOf("decision", ReviewDecision.class, ReviewDecision.COMPLY);
        Optional<DataCategory> scope = IntakeActs.constant(DataCategory.class, fields.text("scope"));
        new FieldProblems.Check()
                .that(
                        IntakeActs.constant(ReviewDecision.class, fields.text("decision"))
                                .isPresent(),
                        "decision",
                        "Decide")
                .that(decision == ReviewDecision.REFUSE || scope.isPresent(), "scope", "Choose the final scope")
                .filled(fields, "grounds", "Say on which grounds")
                .done();
        if (decision == ReviewDecision.REFUSE) {
            desk.refuse(
                    reference,
                    fields.oneOf("outcome", Outcome.class, Outcome.REJECTED),
                    fields.text("grounds"),
                    fields.version(),
                    acting);
        } else {
            desk.review(reference, decision, scope.orElseThrow(), fields.text("grounds"), fields.version(), acting);
        }
        return false;
    }

    private boolean object(CaseReference reference, TypedFields fields, Acting acting) {
        CounselState state = fields.oneOf("state", CounselState.class, CounselState.OPEN);
        new FieldProblems.Check()
                .that(state != CounselState.OPEN, "state", "Say what was done")
                .filled(fields, "words", "Say what was objected or answered, or why there is no objection")
                .done();
        desk.counsel(reference, state, fields.text("words"), fields.version(), acting);
        return state == CounselState.OBJECTED;
    }

    private boolean contest(CaseReference reference, TypedFields fields, Acting acting) {
        LocalDate on = day(fields);
        if (fields.text("do").equals("rule")) {
            desk.contestRuled(reference, ruling(fields), on, fields.has("final", "yes"), fields.version(), acting);
            return !fields.has("final", "yes");
        }
        desk.fileContest(reference, on, fields.text("court"), fields.version(), acting);
        return true;
    }

    private boolean remedies(CaseReference reference, TypedFields fields, Acting acting) {
        Rung rung = fields.oneOf("rung", Rung.class, Rung.MOTION);
        switch (fields.text("do")) {
            case "sign-counsel" -> desk.signOff(reference, false, fields.version(), acting);
            case "sign-executive" -> desk.signOff(reference, true, fields.version(), acting);
            case "rule" -> desk.remedyRuled(reference, rung, ruling(fields), day(fields), fields.version(), acting);
            default -> desk.fileRemedy(reference, rung, day(fields), fields.text("court"), fields.version(), acting);
        }
        return true;
    }

    private static Ruling ruling(TypedFields fields) {
        Optional<Ruling> ruling = IntakeActs.constant(Ruling.class, fields.text("ruling"));
        new FieldProblems.Check()
                .that(ruling.isPresent(), "ruling", "Say how the court ruled")
                .done();
        return ruling.orElseThrow();
    }

    private static LocalDate day(TypedFields fields) {
        Optional<LocalDate> day = Fields.day(fields.text("on"));
        new FieldProblems.Check()
                .that(day.isPresent(), "on", "Enter the day like 2026-12-24")
                .done();
        return day.orElseThrow();
    }

    private static Map<String, String> scope(LegalFile file) {
        DataCategory scope = file.scope();
        return scope == null ? Map.of() : Map.of("scope", scope.name());
    }
}
