package org.habeas.breach.web;

import java.util.Map;
import java.util.Optional;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachSettings;
import org.habeas.breach.NoticeDesk;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The second person's decision on exactly this text, these recipients and these facts. */
@Component
class ApproveNoticeAct implements TaskAct {

    private final NoticeDesk desk;
    private final BreachSettings settings;

    ApproveNoticeAct(NoticeDesk desk, BreachSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public String task() {
        return Steps.APPROVE_NOTICE;
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.holdsAnyOf(Role.APPROVER, Role.BREACH_LEAD);
    }

    @Override
    public TypedFields filled(BreachFile file) {
        return new TypedFields(
                Map.of("hash", file.notice().map(BreachFile.NoticeView::hash).orElse("")));
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        return new TaskForm(
                "breach/tasks :: approve",
                Map.of(
                        "form", fields,
                        "breachFile", file,
                        "holdSeconds", settings.hold().toSeconds()));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        if (fields.text("do").equals("return")) {
            new FieldProblems.Check()
                    .filled(fields, "reason", "Say what has to change")
                    .done();
            desk.returnNotice(reference, fields.text("reason"), acting);
        } else {
            new FieldProblems.Check()
                    .that(fields.text("do").equals("approve"), "reason", "Say whether it is approved or returned")
                    .that(
                            fields.text("hash").matches("[0-9a-f]{64}"),
                            "reason",
                            "Look at the notice and approve that one")
                    .done();
            desk.approve(reference, fields.text("hash"), acting);
        }
        return Optional.empty();
    }
}
