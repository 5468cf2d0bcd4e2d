package org.habeas.sar.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.InterimKind;
import org.habeas.sar.RequestFile;
import org.habeas.sar.SubjectRequestDesk;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Noting that what the requester wrote meanwhile was read. */
@Component
class ReplyAct implements TaskAct {

    private final SubjectRequestDesk desk;

    ReplyAct(SubjectRequestDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.READ_REPLY;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.INTAKE, Role.CASEWORKER);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/tasks :: readReply",
                Map.of("form", fields, "requestFile", file, "askedKinds", QuestionAnsweredAct.asked(file)));
    }

    private static Set<InterimKind> answers(TypedFields fields) {
        return Stream.of(InterimKind.values())
                .filter(kind -> fields.has("answers", kind.name()))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        new FieldProblems.Check()
                .atMost(fields, "note", "The note", Lengths.SENTENCES)
                .done();
        desk.readReply(reference, fields.text("note"), answers(fields), fields.version(), acting);
        return Optional.empty();
    }
}
