package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;

/** What becomes of letters between receipt and answer once they are out of our hands, and what comes back for them. */
@Component
class InterimNews {

    private final InterimLetters letters;
    private final CaseClocks caseClocks;
    private final RequestClocks clocks;
    private final InterimRules rules;
    private final InterimPreparation preparation;
    private final InterimReview review;
    private final Ledger ledger;
    private final Clock clock;

    InterimNews(
            InterimLetters letters,
            CaseClocks caseClocks,
            RequestClocks clocks,
            InterimRules rules,
            InterimPreparation preparation,
            InterimReview review,
            Ledger ledger,
            Clock clock) {
        this.letters = letters;
        this.caseClocks = caseClocks;
        this.clocks = clocks;
        this.rules = rules;
        this.preparation = preparation;
        this.review = review;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The next server took the letter: only now a time limit moves, counted on that day. That is a fact also of a case
     * that ended meanwhile, for it may be opened again.
     *
     * @param at when it took it
     * @return whether a person has to look, because the letter of a case that goes on does not do what it says
     */
    boolean left(SubjectRequest request, UUID letter, Instant at, Acting acting) {
        Optional<InterimLetter> found =
                letters.findByLetter(letter).filter(one -> one.state() == InterimState.RELEASED);
        if (found.isEmpty()) {
            return false;
        }
        InterimLetter left = found.get();
        LocalDate day = clocks.day(request, at);
        left.left(day, clock.instant());
        if (movedClocks(request, left, day, acting) || request.stage().isOver()) {
            return false;
        }
        left.leftInVain("The extension left on " + day
                + ", after the last day of the first period, so no time limit is extended.");
        ledger.record(left.told("sar.extensionTooLate"), acting);
        return true;
    }

    /**
     * A person posted the letter on that day, whatever was found out since: that is a fact, and moves the time limits
     * where the law lets a letter of that day move them. That is so also in a case that ended meanwhile.
     *
     * @return what a person of a case that goes on has to look at; empty when the letter does what it says
     */
    Optional<String> posted(
            SubjectRequest request, InterimLetter letter, LocalDate day, byte[] sealedProof, Acting acting) {
        boolean over = request.stage().isOver();
        Optional<String> inVain = over ? Optional.empty() : inVain(request, letter, day);
        Optional<String> untrue = over || inVain.isPresent()
                ? Optional.empty()
                : review.untrue(request, letter, clocks.endOf(request, day));
        letter.posted(day, sealedProof, clock.instant());
        if (inVain.isEmpty()) {
            movedClocks(request, letter, day, acting);
        }
        Optional<String> why = inVain.map(reason -> "It moves no time limit. " + reason)
                .or(() -> untrue.map(reason -> "It is posted, and yet: " + reason));
        why.ifPresent(letter::leftInVain);
        return why;
    }

    /** Why a letter that was posted on that day moves no time limit. */
    private Optional<String> inVain(SubjectRequest request, InterimLetter letter, LocalDate day) {
        boolean beforeItWasStopped = letter.notToPostSince()
                .filter(since -> day.isBefore(clocks.day(request, since)))
                .isPresent();
        if (!beforeItWasStopped && !preparation.fits(request, letter)) {
            return Optional.of("It went to where the requester is not reached.");
        }
        try {
            if (letter.kind() != InterimKind.PARTIAL_ANSWER) {
                rules.requireInTime(request, letter.kind(), clocks.endOf(request, day));
            }
            return Optional.empty();
        } catch (ActRefused refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * The letter has left by mail or by post: what it does to the time limits rests on that day and on that letter.
     *
     * @return false when it was to extend a time limit and extends none
     */
    boolean movedClocks(SubjectRequest request, InterimLetter left, LocalDate day, Acting acting) {
        UUID cause = Objects.requireNonNull(left.letter());
        left.kind()
                .asks()
                .ifPresent(reason -> clocks.note(request, new ClockEvent.Pause(reason, day, null), cause, acting));
        if (left.kind() != InterimKind.EXTENSION) {
            return true;
        }
        clocks.note(request, new ClockEvent.ExtensionNotice(day), cause, acting);
        return caseClocks.of(request.reference()).stream().anyMatch(CaseClock::extended);
    }

    /** The letter reached nobody; what it had moved was taken back. */
    void failed(UUID letter) {
        letters.findByLetter(letter).ifPresent(one -> one.failed(clock.instant()));
    }

    /** The requester wrote; whether that answers a letter a person says who reads it. */
    void replied(CaseReference reference, Instant receivedAt) {
        letters.of(reference).forEach(letter -> letter.replied(receivedAt));
    }

    /**
     * A person read what came.
     *
     * @param answers the kinds of letters it answers; the day of the answer is the receipt of the first mail that came
     */
    void read(SubjectRequest request, Set<InterimKind> answers, Acting acting) {
        for (InterimLetter letter : letters.of(request.reference())) {
            if (answers.contains(letter.kind()) && letter.waits()) {
                LocalDate day = clocks.day(request, letter.repliedAt().orElseGet(clock::instant));
                // a mail may carry an earlier receipt than our letter; the wait cannot be shorter than nothing
                LocalDate on = letter.leftOn().filter(day::isBefore).orElse(day);
                letter.answered(on, clock.instant());
                ledger.record(letter.told("sar.letterAnswered").with("answeredOn", on), acting);
                clocks.answered(request, letter.kind().asks().orElseThrow(), on, acting);
            }
            letter.repliesRead();
        }
    }

    /** The case is over: what has not left does not leave. Whether a letter was posted before only a person knows. */
    void drop(CaseReference reference, Acting acting) {
        List<InterimLetter> underWay = letters.underWay(reference).stream().toList();
        for (InterimLetter letter : underWay) {
            if (letter.state() == InterimState.TO_POST) {
                letter.notToPost("The case has ended.", clock.instant());
                ledger.record(letter.told("sar.letterNotToPost"), acting);
            } else if (preparation.withdraw(letter, acting)) {
                letter.takenBack(clock.instant());
                ledger.record(letter.told("sar.letterTakenBack"), acting);
            }
        }
    }
}
