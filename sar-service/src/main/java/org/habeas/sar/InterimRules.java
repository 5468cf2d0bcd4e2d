package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.clock.ClockRule.PauseRule;
import org.habeas.casework.clock.PauseReason;
import org.springframework.stereotype.Component;

/** What the law lets a letter between receipt and answer do to the time limits of a case, and what it does not. */
@Component
class InterimRules {

    private final InterimLetters letters;
    private final CaseClocks clocks;
    private final ClockEvents clockEvents;
    private final RequestClocks requestClocks;
    private final AnswerDates dates;
    private final SarSettings settings;
    private final Clock clock;

    InterimRules(
            InterimLetters letters,
            CaseClocks clocks,
            ClockEvents clockEvents,
            RequestClocks requestClocks,
            AnswerDates dates,
            SarSettings settings,
            Clock clock) {
        this.letters = letters;
        this.clocks = clocks;
        this.clockEvents = clockEvents;
        this.requestClocks = requestClocks;
        this.dates = dates;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Refuses a letter that may not be sent as the case stands, counted on the day on which it would leave if it were
     * released now.
     *
     * @throws ActRefused {@code not-sorted}, {@code answer-approved}, {@code identity-undecided}, {@code question-open},
     *     {@code extension-not-allowed}, {@code extension-twice}, {@code extension-late}, {@code answer-date-passed}
     */
    void require(SubjectRequest request, InterimKind kind) {
        if (request.stage() == Stage.RECEIVED) {
            throw new ActRefused("not-sorted", "Sort the request first, so that the letter can say what is asked.");
        }
        if (!request.stage().isCorrectable()) {
            throw new ActRefused(
                    "answer-approved",
                    "The answer is approved or sent, so nothing goes out before it any more. Now: "
                            + request.stage().words() + ".");
        }
        if (!requestClocks.hasAnswerDate(request.reference())) {
            throw new ActRefused(
                    "no-answer-date",
                    "No time limit for an answer runs on this request, so the letter cannot say when we answer. Look at"
                            + " which law applies first.");
        }
        switch (kind) {
            case EXTENSION -> requireExtension(request, day(request, departure()));
            case PARTIAL_ANSWER -> {
                requireDateAhead(request, departure());
                if (!request.identity().state().isAccepted()) {
                    throw new ActRefused(
                            "identity-undecided", "Identity is decided before anything is given. Decide it first.");
                }
            }
            case IDENTITY -> {}
            case CLARIFICATION, FEE -> {
                requireDateAhead(request, departure());
                if (letters.of(request.reference()).stream()
                        .anyMatch(letter -> letter.kind() == kind && letter.waits())) {
                    throw new ActRefused(
                            "question-open",
                            "This was asked already, and no answer is recorded. Record the answer, or write again when"
                                    + " it has come.");
                }
            }
        }
    }

    /** An extension has a refusal of its own; everything else says by when the answer comes. */
    private void requireDateAhead(SubjectRequest request, Instant at) {
        if (dates.ahead(request.reference(), at).isEmpty()) {
            throw new ActRefused(
                    "answer-date-passed",
                    "Every time limit for the answer has passed, so no letter can say any more by when it comes. Answer"
                            + " now, and say why it is late.");
        }
    }

    /**
     * Refuses a letter that came too late by the day on which it left; whatever else stands in its way was asked before
     * it was let go.
     *
     * @throws ActRefused {@code extension-not-allowed}, {@code extension-twice}, {@code extension-late},
     *     {@code answer-date-passed}, {@code clock-event-impossible}
     */
    void requireInTime(SubjectRequest request, InterimKind kind, Instant left) {
        if (kind == InterimKind.EXTENSION) {
            requireExtension(request, day(request, left));
        } else {
            requireDateAhead(request, left);
            foreseen(request, kind, left);
        }
    }

    private void requireExtension(SubjectRequest request, LocalDate day) {
        CaseReference reference = request.reference();
        List<CaseClock> running =
                clocks.of(reference).stream().filter(CaseClock::isRunning).toList();
        List<CaseClock> extendable =
                running.stream().filter(one -> one.rule().extension() != null).toList();
        if (extendable.isEmpty()) {
            throw new ActRefused(
                    "extension-not-allowed",
                    "No time limit of this case can be extended: "
                            + running.stream()
                                    .map(one -> marked(one.citation(), one))
                                    .collect(Collectors.joining("; "))
                            + ". Send what is ready, and answer in time.");
        }
        if (clockEvents.of(reference).stream().anyMatch(ExtensionNotice.class::isInstance)) {
            throw new ActRefused(
                    "extension-twice", "The time limit was extended before, and that goes once. Answer by the date.");
        }
        if (clockEvents.foreseen(reference, new ExtensionNotice(day)).stream().noneMatch(CaseClock::extended)) {
            throw new ActRefused(
                    "extension-late",
                    "The first period ended on "
                            + extendable.stream()
                                    .map(one -> marked(String.valueOf(one.due()), one))
                                    .collect(Collectors.joining(", "))
                            + ", so it cannot be extended any more. Answer now, and say why it is late.");
        }
    }

    /** The running clocks with a date as they would be if the letter left at that instant. */
    List<CaseClock> foreseen(SubjectRequest request, InterimKind kind, Instant at) {
        LocalDate day = day(request, at);
        ClockEvent event = kind == InterimKind.EXTENSION
                ? new ExtensionNotice(day)
                : new ClockEvent.Pause(kind.asks().orElse(PauseReason.CLARIFICATION), day, null);
        return clockEvents.foreseen(request.reference(), event).stream()
                .filter(one -> one.due() != null && one.isUpon(Occasion.REQUEST))
                .toList();
    }

    /** What a letter of this kind would do to each running clock, in words to be read before it is written. */
    List<String> effects(SubjectRequest request, InterimKind kind) {
        if (kind == InterimKind.PARTIAL_ANSWER) {
            return List.of("No time limit moves; the rest is owed by the same date.");
        }
        return foreseen(request, kind, departure()).stream()
                .map(one -> marked(one.citation() + ": " + effect(one, kind), one))
                .toList();
    }

    private static String marked(String words, CaseClock clock) {
        return clock.isUnverified() ? words + " (UNVERIFIED)" : words;
    }

    private String effect(CaseClock foreseen, InterimKind kind) {
        if (kind == InterimKind.EXTENSION) {
            return foreseen.extended() ? "extended to " + foreseen.due() : "is not extended, due " + foreseen.due();
        }
        PauseReason reason = kind.asks().orElseThrow();
        PauseRule rule = foreseen.rule().pauses().get(reason);
        if (rule == null) {
            return "does not stop, due " + foreseen.due();
        }
        if (foreseen.waitingFor() == null) {
            return "does not stop any more, its last day has passed: " + foreseen.due();
        }
        return switch (rule.effect()) {
                    case SUSPEND -> "the days until the answer are added";
                    case RESET -> "the time begins anew with the answer";
                    case EXCLUDE -> "the days until the answer do not count";
                }
                + ", as it stands due " + foreseen.due() + " (" + rule.because() + ")";
    }

    /** When a letter leaves that is released now. */
    Instant departure() {
        return clock.instant().plus(settings.hold());
    }

    private LocalDate day(SubjectRequest request, Instant at) {
        return requestClocks.day(request, at);
    }
}
