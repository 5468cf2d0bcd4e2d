package org.habeas.sar.web;

import java.util.HashMap;
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
import org.habeas.sar.ContestStage;
import org.habeas.sar.RequestFile;
import org.habeas.workflows.model.ContestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Recording that the decision letter on a complaint or an appeal was posted. */
@Component
class PostContestLetterAct implements TaskAct {

    private final ContestDecisionDesk desk;

    PostContestLetterAct(ContestDecisionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.POST_LETTER;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public boolean comparesVersion() {
        return false;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of());
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", fields);
        model.put("requestFile", file);
        file.contestAt(ContestStage.TO_POST).ifPresent(contest -> model.put("toPost", contest));
        return new TaskForm("sar/contests :: post", model);
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        new FieldProblems.Check()
                .that(
                        fields.text("contest").matches("[0-9a-f-]{36}"),
                        "postedOn",
                        "Open the task again and record there")
                .that(PostAct.day(fields.text("postedOn")).isPresent(), "postedOn", "Enter the day like 2026-12-24")
                .filled(fields, "proof", "Give the number of the consignment, or say where the proof lies")
                .atMost(fields, "proof", "The proof", Lengths.LINE)
                .done();
        FieldProblems.beside(
                Map.of("posted-in-the-future", "postedOn", "posted-before-approval", "postedOn"),
                () -> desk.recordPosting(
                        reference,
                        UUID.fromString(fields.text("contest")),
                        PostAct.day(fields.text("postedOn")).orElseThrow(),
                        fields.text("proof"),
                        acting));
        return Optional.empty();
    }
}
