package org.habeas.sar.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContestDecisionDesk;
import org.habeas.sar.ContestFile;
import org.habeas.sar.ContestOutcome;
import org.habeas.sar.ContestStage;
import org.habeas.sar.RequestFile;
import org.habeas.workflows.model.ContestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Deciding on a complaint, an appeal or an inquiry, by somebody who had nothing to do with the answer. */
@Component
class DecideContestAct implements TaskAct {

    private final ContestDecisionDesk desk;

    DecideContestAct(ContestDecisionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.DECIDE;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER, Role.LEGAL);
    }

    /** It may be decided whatever became of the request meanwhile; that it is open is what counts. */
    @Override
    public boolean comparesVersion() {
        return false;
    }

    /** Words of an earlier round are kept, so that a returned letter is mended and not written anew. */
    @Override
    public TypedFields filled(RequestFile file) {
        Map<String, String> values = new HashMap<>();
        file.contestAt(ContestStage.DECIDING).ifPresent(contest -> {
            ContestOutcome outcome = contest.outcome();
            values.put("contest", contest.id().toString());
            values.put("reasons", contest.reasons());
            values.put("outcome", outcome == null ? "" : outcome.name());
            values.put("newAnswer", contest.newAnswer() ? "yes" : "");
            values.put("byPost", contest.byPost() ? "yes" : "no");
        });
        return new TypedFields(values);
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", fields);
        model.put("requestFile", file);
        model.put("contestOutcomes", List.of(ContestOutcome.values()));
        file.contestAt(ContestStage.DECIDING).ifPresent(contest -> model.put("decided", contest));
        return new TaskForm("sar/contests :: decide", model);
    }

    /** What stands in place of the form for somebody who may not decide on this one. */
    TaskForm barred(RequestFile file) {
        return new TaskForm("sar/contests :: barred", Map.of("requestFile", file));
    }

    /** Whether the reader had to do with the answer that the one to be decided is about. */
    boolean isBarred(RequestFile file) {
        return file.contestAt(ContestStage.DECIDING).filter(ContestFile::barred).isPresent();
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        new FieldProblems.Check()
                .that(
                        fields.text("contest").matches("[0-9a-f-]{36}"),
                        "reasons",
                        "Open the task again and decide there")
                .filled(fields, "reasons", "Give the reasons; for an inquiry, our position")
                .atMost(fields, "reasons", "The reasons", Lengths.PAGES)
                .done();
        FieldProblems.beside(
                Map.of("outcome-missing", "outcome", "nothing-to-answer-anew", "newAnswer"),
                () -> desk.decide(
                        reference,
                        UUID.fromString(fields.text("contest")),
                        outcome(fields),
                        fields.text("newAnswer").equals("yes"),
                        fields.text("reasons"),
                        fields.text("byPost").equals("yes"),
                        acting));
        return Optional.empty();
    }

    private static @Nullable ContestOutcome outcome(TypedFields fields) {
        return Arrays.stream(ContestOutcome.values())
                .filter(one -> one.name().equals(fields.text("outcome")))
                .findFirst()
                .orElse(null);
    }
}
