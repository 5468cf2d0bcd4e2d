package org.habeas.sar.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.InterimDesk;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimKind;
import org.habeas.sar.InterimState;
import org.habeas.sar.InterimWords;
import org.habeas.sar.RequestFile;

/** Writing a letter of one kind that goes out before the answer; a second person approves it. */
final class WriteLetterAct implements CaseAct {

    private final String name;
    private final InterimKind kind;
    private final InterimDesk desk;
    private final LetterLanguage language;

    WriteLetterAct(String name, InterimKind kind, InterimDesk desk, LetterLanguage language) {
        this.name = name;
        this.kind = kind;
        this.desk = desk;
        this.language = language;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String heading() {
        return kind.heading();
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        boolean sorted = file.sortingCorrectable();
        boolean identified =
                kind != InterimKind.PARTIAL_ANSWER || file.identity().state().isAccepted();
        boolean free = file.letters().stream()
                .filter(letter -> letter.state().isUnderWay())
                .allMatch(letter -> letter.kind() == kind && letter.state() == InterimState.DRAFTED);
        boolean asked = file.letters().stream().anyMatch(letter -> letter.kind() == kind && letter.waits());
        return sorted && identified && free && !asked;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        Map<String, String> values = new HashMap<>();
        values.put("byPost", byPost(file) ? "yes" : "no");
        draft(file).map(InterimFile::words).ifPresent(words -> {
            values.putAll(words.texts());
            values.put(
                    "documents", words.documents().stream().map(UUID::toString).collect(Collectors.joining("\n")));
        });
        values.put("version", String.valueOf(file.version()));
        return new TypedFields(values);
    }

    /** As it was chosen before; where there is only a postal address, by post. */
    private boolean byPost(RequestFile file) {
        return draft(file).map(InterimFile::byPost).orElseGet(() -> file.requester()
                .filter(party -> party.email() == null && !party.postalAddress().isBlank())
                .isPresent());
    }

    private Optional<InterimFile> draft(RequestFile file) {
        return file.letters().stream()
                .filter(letter -> letter.kind() == kind && letter.state() == InterimState.DRAFTED)
                .findFirst();
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/letters :: write",
                Map.of(
                        "form",
                        fields,
                        "requestFile",
                        file,
                        "letterAct",
                        name,
                        "letterFields",
                        kind.fields(),
                        "effects",
                        desk.effects(file.reference(), kind),
                        "languageNote",
                        language.note(kind.template(), file),
                        "withFiles",
                        kind == InterimKind.PARTIAL_ANSWER,
                        "returned",
                        draft(file).map(InterimFile::problem).orElse("")));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        FieldProblems.Check check = new FieldProblems.Check();
        Map<String, String> texts = new HashMap<>();
        for (InterimKind.Field field : kind.fields()) {
            if (field.required()) {
                check.filled(fields, field.name(), "Fill in: " + field.label());
            }
            check.atMost(fields, field.name(), field.label(), Lengths.SENTENCES);
            texts.put(field.name(), fields.text(field.name()));
        }
        check.done();
        desk.write(
                reference,
                kind,
                new InterimWords(texts, fields.ids("documents")),
                fields.text("byPost").equals("yes"),
                fields.version(),
                acting);
    }
}
