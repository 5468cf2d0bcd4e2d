package org.habeas.sar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.workflows.WorkItemFacts;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.springframework.stereotype.Component;

/** What the inbox shows of the task to post a letter before the answer: which letter, and by which day it has to go. */
@Component
class LettersToPost {

    private final InterimLetters letters;
    private final CaseClocks clocks;
    private final AnswerDates dates;
    private final Clock clock;

    LettersToPost(InterimLetters letters, CaseClocks clocks, AnswerDates dates, Clock clock) {
        this.letters = letters;
        this.clocks = clocks;
        this.dates = dates;
        this.clock = clock;
    }

    /** The facts of a task; those given where it is another one. */
    WorkItemFacts of(SubjectRequest request, String task, WorkItemFacts others) {
        return task.equals(Steps.POST_LETTER)
                ? letters.of(request.reference()).stream()
                        .filter(letter -> letter.state() == InterimState.TO_POST)
                        .findFirst()
                        .map(letter -> facts(letter, others))
                        .orElse(others)
                : others;
    }

    private WorkItemFacts facts(InterimLetter letter, WorkItemFacts others) {
        LocalDate due = due(letter.kind(), letter.reference()).orElse(others.due());
        return new WorkItemFacts(
                others.title(),
                others.who(),
                letter.notToPostSince().isPresent()
                        ? "Do not post: " + letter.kind().words()
                        : letter.kind().words(),
                others.regime(),
                others.language(),
                due,
                null,
                others.flags());
    }

    /** An extension has to leave within the first period, anything else before the date that it names. */
    private Optional<LocalDate> due(InterimKind kind, CaseReference reference) {
        return kind == InterimKind.EXTENSION
                ? clocks.ofTheCase(reference).stream()
                        .filter(one -> one.isRunning() && one.rule().extension() != null)
                        .map(CaseClock::due)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                : dates.ahead(reference, clock.instant()).map(CaseClock::due);
    }
}
