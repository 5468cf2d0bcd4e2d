package org.habeas.sar.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.SarSettings;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The second person's decision on exactly the bytes that were shown. */
@Component
class ApproveAct implements TaskAct {

    private final AnswerDesk desk;
    private final SarSettings settings;
    private final Staff staff;

    ApproveAct(AnswerDesk desk, SarSettings settings, Staff staff) {
        this.desk = desk;
        this.settings = settings;
        this.staff = staff;
    }

    @Override
    public String task() {
        return Steps.APPROVE_ANSWER;
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
        return new TaskForm("sar/tasks :: approveHere", model(file, fields));
    }

    /** The bar below the preview of the letter. */
    TaskForm bar(RequestFile file) {
        return new TaskForm("sar/tasks :: approve", model(file, new TypedFields(Map.of())));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        if (fields.text("do").equals("return")) {
            new FieldProblems.Check()
                    .filled(fields, "reason", "Say what has to change")
                    .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                    .done();
            desk.returnDraft(reference, fields.text("reason"), acting);
        } else {
            new FieldProblems.Check()
                    .that(fields.text("do").equals("approve"), "reason", "Say whether it is approved or returned")
                    .that(fields.text("sha256").matches("[0-9a-f]{64}"), "reason", "Open the preview and approve there")
                    .done();
            desk.approve(reference, fields.text("sha256"), acting);
        }
        return Optional.empty();
    }

    private Map<String, Object> model(RequestFile file, TypedFields fields) {
        String drafter = file.answer().drafter();
        return Map.of(
                "form",
                fields,
                "requestFile",
                file,
                "drafter",
                drafter == null
                        ? "the drafter"
                        : staff.named(drafter).map(Staff.Member::name).orElse(drafter),
                "hold",
                seconds(settings.hold()));
    }

    /** As a sentence has it: "1 second", "60 seconds". */
    static String seconds(Duration hold) {
        return hold.toSeconds() == 1 ? "1 second" : hold.toSeconds() + " seconds";
    }
}
