package org.habeas.sar.web;

import java.util.List;
import java.util.Locale;
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
import org.habeas.sar.Asker;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Right;
import org.habeas.sar.Sorting;
import org.habeas.sar.SubjectRequestDesk;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Saying what a message is: which rights it asks for, in which language, or that it is no request. */
@Component
class SortAct implements TaskAct {

    private final SubjectRequestDesk desk;

    SortAct(SubjectRequestDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.SORT_REQUEST;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.INTAKE, Role.CASEWORKER);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        String rights = file.suggestedRights().stream()
                .map(key -> key.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        boolean agent = file.suggestedRights().contains("agent");
        return new TypedFields(Map.of(
                "version", String.valueOf(file.version()),
                "isRequest", "yes",
                "rights", rights,
                "language", file.language(),
                "asker", (agent ? Asker.AGENT : Asker.SUBJECT).name()));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/tasks :: sort",
                Map.of(
                        "form",
                        fields,
                        "requestFile",
                        file,
                        "rights",
                        List.of(Right.values()),
                        "askers",
                        List.of(Asker.values()),
                        "languages",
                        Languages.ALL));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        boolean isRequest = !fields.text("isRequest").equals("no");
        Set<Right> rights = Stream.of(Right.values())
                .filter(right -> fields.has("rights", right.name()))
                .collect(Collectors.toSet());
        Optional<CaseReference> duplicate = CaseReference.parse(fields.text("duplicateOf"));
        new FieldProblems.Check()
                .that(
                        !isRequest || fields.text("isRequest").equals("yes"),
                        "isRequest",
                        "Say whether this is a request about personal data")
                .that(!isRequest || !rights.isEmpty(), "rights", "Choose at least one right")
                .that(
                        !isRequest || Languages.ALL.containsKey(fields.text("language")),
                        "language",
                        "Choose the language of the answer")
                .that(isRequest || !fields.text("reason").isEmpty(), "reason", "Say why this is not a request")
                .that(
                        fields.text("duplicateOf").isEmpty() || duplicate.isPresent(),
                        "duplicateOf",
                        "Write the reference like SAR-2026-000001")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        desk.sort(
                reference,
                new Sorting(
                        isRequest,
                        isRequest ? rights : Set.of(),
                        fields.text("language"),
                        fields.oneOf("asker", Asker.class, Asker.SUBJECT),
                        fields.text("europeanLaw").equals("yes"),
                        isRequest ? null : duplicate.orElse(null),
                        fields.text("reason")),
                fields.version(),
                acting);
        return Optional.empty();
    }
}
