package org.habeas.sar.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.InterimDesk;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimKind;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Recording that a question of ours was answered by telephone or post, or that the fee was paid. */
@Component
class QuestionAnsweredAct extends ReasonedAct {

    static final String NAME = "question-answered";

    private final InterimDesk desk;
    private final Clock clock;

    QuestionAnsweredAct(InterimDesk desk, Clock clock) {
        super(
                NAME,
                "Record an answer that came another way",
                "questionAnswered",
                "Say how the answer came",
                Role.CASEWORKER);
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return !file.stage().isOver() && !asked(file).isEmpty();
    }

    static List<InterimKind> asked(RequestFile file) {
        return file.letters().stream()
                .filter(InterimFile::waits)
                .map(InterimFile::kind)
                .toList();
    }

    @Override
    Map<String, String> stored(RequestFile file) {
        String today = LocalDate.ofInstant(clock.instant(), file.zone()).toString();
        return asked(file).size() == 1
                ? Map.of("answeredOn", today, "letterKind", asked(file).get(0).name())
                : Map.of("answeredOn", today);
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return Map.of("askedKinds", asked(file));
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(
                        Stream.of(InterimKind.values())
                                .anyMatch(kind -> kind.name().equals(fields.text("letterKind"))),
                        "letterKind",
                        "Choose what was answered")
                .that(
                        PostAct.day(fields.text("answeredOn")).isPresent(),
                        "answeredOn",
                        "Enter the day like 2026-12-24");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        FieldProblems.beside(
                Map.of(
                        "answered-in-the-future", "answeredOn",
                        "answered-before-asked", "answeredOn",
                        "reply-unread", "answeredOn"),
                () -> desk.answered(
                        reference,
                        InterimKind.valueOf(fields.text("letterKind")),
                        PostAct.day(fields.text("answeredOn")).orElseThrow(),
                        fields.text("reason"),
                        fields.version(),
                        acting));
    }
}
