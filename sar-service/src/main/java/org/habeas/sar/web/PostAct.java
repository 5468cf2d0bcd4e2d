package org.habeas.sar.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.party.Party;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.RequestFile;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Recording that the approved answer was posted. */
@Component
class PostAct implements TaskAct {

    private final AnswerDesk desk;

    PostAct(AnswerDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.POST_ANSWER;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/tasks :: post", Map.of("form", fields, "requestFile", file, "addressLines", address(file)));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        Optional<LocalDate> postedOn = day(fields.text("postedOn"));
        new FieldProblems.Check()
                .that(postedOn.isPresent(), "postedOn", "Enter the day of posting like 2026-12-24")
                .filled(fields, "proof", "Give the number of the consignment, or say where the proof lies")
                .atMost(fields, "proof", "The proof", Lengths.LINE)
                .done();
        desk.recordPosting(reference, postedOn.orElseThrow(), fields.text("proof"), fields.version(), acting);
        return Optional.empty();
    }

    private static List<String> address(RequestFile file) {
        return file.requester().map(Party::envelope).orElse(List.of());
    }

    /** An ISO day of four-digit year; empty for anything else. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
