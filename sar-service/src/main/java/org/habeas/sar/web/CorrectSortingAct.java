package org.habeas.sar.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
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
class CorrectSortingAct extends ReasonedAct {

    static final String NAME = "correct-sorting";

    private final CorrectionDesk desk;

    CorrectSortingAct(CorrectionDesk desk) {
        super(
                NAME,
                "Correct the sorting",
                "correctSorting",
                "Say why the sorting is corrected",
                Role.INTAKE,
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.sortingCorrectable();
    }

    @Override
    Map<String, String> stored(RequestFile file) {
        return Map.of(
                "rights",
                file.rights().stream().map(Right::name).collect(Collectors.joining("\n")),
                "language",
                file.language(),
                "asker",
                file.asker().name());
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return Map.of("rights", List.of(Right.values()), "askers", List.of(Asker.values()), "languages", Languages.ALL);
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        Set<Right> rights = rights(fields);
        return new FieldProblems.Check()
                .that(
                        !rights.isEmpty()
                                && rights.size() == fields.lines("rights").size(),
                        "rights",
                        "Choose at least one right, each once")
                .that(
                        Languages.ALL.containsKey(fields.text("language")),
                        "language",
                        "Choose the language of the answer")
                .that(fields.isOneOf("asker", Asker.class), "asker", "Choose who asks");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.correctSorting(
                reference,
                new SortingCorrection(
                        rights(fields),
                        fields.text("language"),
                        fields.oneOf("asker", Asker.class, Asker.SUBJECT),
                        fields.text("reason")),
                fields.version(),
                acting);
    }

    private static Set<Right> rights(TypedFields fields) {
        return Stream.of(Right.values())
                .filter(right -> fields.has("rights", right.name()))
                .collect(Collectors.toSet());
    }
}
