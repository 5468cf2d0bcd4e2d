package org.habeas.sar.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.InterimDepartureDesk;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimState;
import org.habeas.sar.RequestFile;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Recording that an approved letter before the answer was posted; by that day a time limit moves. */
@Component
class PostLetterAct implements TaskAct {

    private final InterimDepartureDesk desk;

    PostLetterAct(InterimDepartureDesk desk) {
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

    /** The letter that waits to be posted. */
    static Optional<InterimFile> toPost(RequestFile file) {
        return file.letters().stream()
                .filter(letter -> letter.state() == InterimState.TO_POST)
                .findFirst();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return form(file, fields, "tasks/" + task(), task());
    }

    /**
     * The form, sent to where it is told.
     *
     * @param address below that of the case
     * @param draft under which name what is typed is kept; null where it is not
     */
    TaskForm form(RequestFile file, TypedFields fields, String address, @Nullable String draft) {
        Map<String, Object> model = new HashMap<>();
        model.put("postingAddress", "/cases/" + file.reference() + "/" + address);
        if (draft != null) {
            model.put("postingDraft", draft);
        }
        model.put("form", fields);
        model.put("requestFile", file);
        toPost(file).ifPresent(letter -> model.put("toPost", letter));
        return new TaskForm("sar/letters :: post", model);
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        Optional<LocalDate> postedOn = PostAct.day(fields.text("postedOn"));
        new FieldProblems.Check()
                .that(postedOn.isPresent(), "postedOn", "Enter the day of posting like 2026-12-24")
                .filled(fields, "proof", "Give the number of the consignment, or say where the proof lies")
                .atMost(fields, "proof", "The proof", Lengths.LINE)
                .done();
        FieldProblems.beside(
                Map.of("posted-in-the-future", "postedOn", "posted-before-approval", "postedOn"),
                () -> desk.recordPosting(
                        reference, postedOn.orElseThrow(), fields.text("proof"), fields.version(), acting));
        return Optional.empty();
    }
}
