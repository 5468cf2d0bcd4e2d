package org.habeas.sar.web;

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
import org.habeas.sar.InterimDepartureDesk;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimState;
import org.habeas.sar.RequestFile;
import org.habeas.sar.SarSettings;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The second person's decision on exactly the letter that was shown, before it goes out ahead of the answer. */
@Component
class ApproveLetterAct implements TaskAct {

    private final InterimDepartureDesk desk;
    private final SarSettings settings;
    private final Staff staff;

    ApproveLetterAct(InterimDepartureDesk desk, SarSettings settings, Staff staff) {
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
        return new TaskForm("sar/letters :: approveHere", model(file, fields));
    }

    /** Whether this letter waits for a second person, and the reader may be that one. */
    boolean waitsFor(RequestFile file, UUID letter, Acting acting) {
        return isFor(acting)
                && submitted(file)
                        .filter(one -> letter.equals(one.letter()) && !one.own())
                        .isPresent();
    }

    /** Whether the reader worked on the letter that waits. */
    boolean isOwn(RequestFile file) {
        return submitted(file).filter(InterimFile::own).isPresent();
    }

    /** The bar below the preview of the letter. */
    TaskForm bar(RequestFile file) {
        return new TaskForm("sar/letters :: approve", model(file, new TypedFields(Map.of())));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        if (fields.text("do").equals("return")) {
            new FieldProblems.Check()
                    .filled(fields, "reason", "Say what has to change")
                    .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                    .done();
            desk.giveBack(reference, fields.text("reason"), acting);
        } else {
            new FieldProblems.Check()
                    .that(fields.text("do").equals("approve"), "reason", "Say whether it is approved or returned")
                    .that(fields.text("sha256").matches("[0-9a-f]{64}"), "reason", "Open the preview and approve there")
                    .done();
            WentBack.refuseWhere(desk.approve(reference, fields.text("sha256"), acting));
        }
        return Optional.empty();
    }

    private static Optional<InterimFile> submitted(RequestFile file) {
        return file.letters().stream()
                .filter(letter -> letter.state() == InterimState.SUBMITTED)
                .findFirst();
    }

    private Map<String, Object> model(RequestFile file, TypedFields fields) {
        String writer = submitted(file).map(InterimFile::writer).orElse("");
        return Map.of(
                "form",
                fields,
                "requestFile",
                file,
                "writer",
                staff.named(writer).map(Staff.Member::name).orElse(writer),
                "hold",
                ApproveAct.seconds(settings.hold()),
                "waiting",
                submitted(file).map(one -> (Object) one).orElse(""));
    }
}
