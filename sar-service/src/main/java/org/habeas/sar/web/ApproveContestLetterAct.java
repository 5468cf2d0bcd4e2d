package org.habeas.sar.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContestDecisionDesk;
import org.habeas.sar.ContestFile;
import org.habeas.sar.ContestStage;
import org.habeas.sar.RequestFile;
import org.habeas.sar.SarSettings;
import org.habeas.workflows.model.ContestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The second person's decision on exactly the letter that tells what came of a complaint, an appeal or an inquiry. */
@Component
class ApproveContestLetterAct implements TaskAct {

    private final ContestDecisionDesk desk;
    private final SarSettings settings;
    private final Staff staff;

    ApproveContestLetterAct(ContestDecisionDesk desk, SarSettings settings, Staff staff) {
        this.desk = desk;
        this.settings = settings;
        this.staff = staff;
    }

    @Override
    public String task() {
        return Steps.APPROVE_LETTER;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.APPROVER);
    }

    /** An approval is bound to the hash of the letter instead. */
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
        return new TaskForm("sar/contests :: approveHere", model(file, fields));
    }

    /** Whether this letter waits for a second person, and the reader may be that one. */
    boolean waitsFor(RequestFile file, UUID letter, Acting acting) {
        return isFor(acting)
                && submitted(file)
                        .filter(one -> letter.equals(one.letter()) && !one.own())
                        .isPresent();
    }

    /** Whether the reader decided what the letter tells. */
    boolean isOwn(RequestFile file) {
        return submitted(file).filter(ContestFile::own).isPresent();
    }

    /** The bar below the preview of the letter. */
    TaskForm bar(RequestFile file) {
        return new TaskForm("sar/contests :: approve", model(file, new TypedFields(Map.of())));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        boolean returned = fields.text("do").equals("return");
        FieldProblems.Check check = new FieldProblems.Check()
                .that(
                        fields.text("contest").matches("[0-9a-f-]{36}"),
                        "reason",
                        "Open the task again and approve there");
        if (returned) {
            check.filled(fields, "reason", "Say what has to change")
                    .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                    .done();
            desk.returnLetter(reference, contest(fields), fields.text("reason"), acting);
        } else {
            check.that(fields.text("do").equals("approve"), "reason", "Say whether it is approved or returned")
                    .that(fields.text("sha256").matches("[0-9a-f]{64}"), "reason", "Open the letter and approve there")
                    .done();
            desk.approve(reference, contest(fields), fields.text("sha256"), acting);
        }
        return Optional.empty();
    }

    private static UUID contest(TypedFields fields) {
        return UUID.fromString(fields.text("contest"));
    }

    private static Optional<ContestFile> submitted(RequestFile file) {
        return file.contestAt(ContestStage.SUBMITTED);
    }

    private Map<String, Object> model(RequestFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>();
        String by = submitted(file).map(ContestFile::decidedBy).orElse("");
        model.put("form", fields);
        model.put("requestFile", file);
        model.put("decider", staff.named(by).map(Staff.Member::name).orElse(by));
        model.put("hold", ApproveAct.seconds(settings.hold()));
        submitted(file).ifPresent(contest -> model.put("waiting", contest));
        return model;
    }
}
