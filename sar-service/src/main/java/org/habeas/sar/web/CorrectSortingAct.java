package org.habeas.sar.web;

import java.util.List;
import java.util.Map;
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
import org.habeas.sar.CorrectionDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Right;
import org.habeas.sar.SortingCorrection;
import org.springframework.stereotype.Component;

/** Correcting what is asked, by whom, and in which language, while no answer is approved. */
@Component
class CorrectSortingAct implements CaseAct {

    static final String NAME = "correct-sorting";

    private final CorrectionDesk desk;

    CorrectSortingAct(CorrectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Correct the sorting";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.INTAKE, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.sortingCorrectable();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of(
                "version",
                String.valueOf(file.version()),
                "rights",
                file.rights().stream().map(Right::name).collect(Collectors.joining("\n")),
                "language",
                file.language(),
                "asker",
                file.asker().name()));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/acts :: correctSorting",
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
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        Set<Right> rights = Stream.of(Right.values())
                .filter(right -> fields.has("rights", right.name()))
                .collect(Collectors.toSet());
        new FieldProblems.Check()
                .that(
                        !rights.isEmpty()
                                && rights.size() == fields.lines("rights").size(),
                        "rights",
                        "Choose at least one right, each once")
                .that(
                        Languages.ALL.containsKey(fields.text("language")),
                        "language",
                        "Choose the language of the answer")
                .that(fields.isOneOf("asker", Asker.class), "asker", "Choose who asks")
                .filled(fields, "reason", "Say why the sorting is corrected")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        desk.correctSorting(
                reference,
                new SortingCorrection(
                        rights,
                        fields.text("language"),
                        fields.oneOf("asker", Asker.class, Asker.SUBJECT),
                        fields.text("reason")),
                fields.version(),
                acting);
    }
}
