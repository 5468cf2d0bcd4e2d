package org.habeas.sar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters between receipt and answer that move time limits or give a part: extension, clarification, fee, partial answer
 * (GDPR Art. 12(3) and (5), recital 63). One person writes here, and {@link InterimDepartureDesk} lets it leave.
 */
@Service
public class InterimDesk {

    private final SubjectRequests requests;
    private final InterimLetters letters;
    private final InterimRules rules;
    private final InterimPreparation preparation;
    private final IdentityQuestion question;
    private final RequestClocks clocks;
    private final SealedWords sealed;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    InterimDesk(
            SubjectRequests requests,
            InterimLetters letters,
            InterimRules rules,
            InterimPreparation preparation,
            IdentityQuestion question,
            RequestClocks clocks,
            SealedWords sealed,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.letters = letters;
        this.rules = rules;
        this.preparation = preparation;
        this.question = question;
        this.clocks = clocks;
        this.sealed = sealed;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes a letter and prepares exactly what would leave; written again, the earlier version is withdrawn.
     *
     * @param byPost whether it is printed and posted instead of mailed
     * @return id of the prepared letter, or of the document when it goes by post
     * @throws ActRefused as {@link InterimRules#require}, {@code letter-under-way} when another one has still to leave,
     *     {@code words-missing}, {@code no-address}, {@code no-postal-address}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public UUID write(
            CaseReference reference,
            InterimKind kind,
            InterimWords words,
            boolean byPost,
            long version,
            Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        for (InterimKind.Field field : kind.fields()) {
            if (field.required() && words.text(field.name()).isEmpty()) {
                throw new ActRefused("words-missing", "Fill in: " + field.label() + ".");
            }
        }
        rules.require(request, kind);
        byte[] kept = sealed.seal(reference, "interim", words);
        InterimLetter letter = letters.underWay(reference)
                .orElseGet(() -> letters.save(new InterimLetter(reference, kind, kept, clock.instant())));
        if (letter.kind() != kind || letter.state() != InterimState.DRAFTED) {
            throw new ActRefused(
                    "letter-under-way",
                    "Another letter of this case has still to leave: "
                            + letter.kind().words() + ". " + "Let it leave or take it back first.");
        }
        preparation.withdraw(letter, acting);
        letter.write(kept, byPost, acting.who(), clock.instant());
        preparation.prepare(request, letter, words, acting);
        request.touch(clock.instant());
        ledger.record(letter.told("sar.letterWritten").with("byPost", byPost), acting);
        return Objects.requireNonNull(letter.letter());
    }

    /**
     * Hands the letter to a second person.
     *
     * @throws ActRefused {@code no-letter-under-way}, {@code letter-not-there}, {@code letter-not-prepared}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void submit(CaseReference reference, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        InterimLetter letter = letters.requireUnderWay(reference);
        if (letter.letter() == null) {
            throw new ActRefused(
                    "letter-not-prepared", "The letter came back. Write it anew and look at the preview first.");
        }
        letter.submit(acting.who(), clock.instant());
        request.touch(clock.instant());
        ledger.record(letter.told("sar.letterSubmitted"), acting);
        workflow.tell(reference, News.LETTER_SUBMITTED);
        workItems.refresh(reference);
    }

    /**
     * Takes a letter back that has not left.
     *
     * @throws ActRefused {@code no-letter-under-way}, {@code already-leaving}
     */
    @Transactional
    @Permits({Role.CASEWORKER, Role.APPROVER})
    public void takeBack(CaseReference reference, Acting acting) {
        InterimLetter letter = letters.requireUnderWay(reference);
        if (!preparation.withdraw(letter, acting)) {
            throw new ActRefused("already-leaving", "The letter is already on its way and cannot be stopped any more.");
        }
        InterimState was = letter.state();
        letter.takenBack(clock.instant());
        SubjectRequest request = requests.of(reference);
        request.touch(clock.instant());
        ledger.record(letter.told("sar.letterTakenBack"), acting);
        if (was == InterimState.SUBMITTED) {
            workflow.letterOvertaken(reference);
        } else if (was == InterimState.TO_POST) {
            workflow.tell(reference, News.LETTER_NOT_POSTED);
        }
        question.cameBack(request, letter);
        workItems.refresh(reference);
    }

    /**
     * What a letter asked was answered another way than by a mail that somebody reads here.
     *
     * @param on day of the answer where the answer is owed
     * @param reason how it came; stays on record
     * @throws ActRefused {@code question-not-open}, {@code answered-in-the-future}, {@code answered-before-asked},
     *     {@code reply-unread} when a mail came before that day which nobody has read
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void answered(
            CaseReference reference, InterimKind kind, LocalDate on, String reason, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say how the answer came; the reason stays on record.");
        }
        if (on.isAfter(clocks.today(request))) {
            throw new ActRefused("answered-in-the-future", "The day of the answer lies in the future.");
        }
        InterimLetter letter = letters.of(reference).stream()
                .filter(one -> one.kind() == kind && one.waits())
                .findFirst()
                .orElseThrow(() ->
                        new ActRefused("question-not-open", "Nobody waits for an answer to: " + kind.words() + "."));
        letter.repliedAt()
                .map(at -> clocks.day(request, at))
                .filter(on::isAfter)
                .ifPresent(day -> {
                    throw new ActRefused(
                            "reply-unread",
                            "The requester wrote on " + day
                                    + ", and nobody has read it. Read it first: if it answers, the wait"
                                    + " ended on that day.");
                });
        answer(request, letter, on, acting.because(reason.strip()));
        workItems.refresh(reference);
    }

    /** What a letter of this kind would do to each running clock if it left now, in words. */
    @Transactional(readOnly = true)
    public List<String> effects(CaseReference reference, InterimKind kind) {
        return rules.effects(requests.of(reference), kind);
    }

    private void answer(SubjectRequest request, InterimLetter letter, LocalDate on, Acting acting) {
        PauseReason reason = letter.kind().asks().orElseThrow();
        letter.answered(on, clock.instant());
        request.touch(clock.instant());
        ledger.record(letter.told("sar.letterAnswered").with("answeredOn", on), acting);
        clocks.answered(request, reason, on, acting);
    }
}
