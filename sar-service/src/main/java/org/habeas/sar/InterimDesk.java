package org.habeas.sar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.templates.RenderedLetter;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters between receipt and answer that move time limits or give a part: extension, clarification, fee, partial answer
 * (GDPR Art. 12(3) and (5), recital 63). One person writes, another approves exactly what leaves, and no date moves
 * before the requester's mail server has it.
 */
@Service
public class InterimDesk {

    private final SubjectRequests requests;
    private final InterimLetters letters;
    private final InterimRules rules;
    private final InterimTexts texts;
    private final Requesters requesters;
    private final RequestClocks clocks;
    private final SealedWords sealed;
    private final Documents documents;
    private final SarSettings settings;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    InterimDesk(
            SubjectRequests requests,
            InterimLetters letters,
            InterimRules rules,
            InterimTexts texts,
            Requesters requesters,
            RequestClocks clocks,
            SealedWords sealed,
            Documents documents,
            SarSettings settings,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.letters = letters;
        this.rules = rules;
        this.texts = texts;
        this.requesters = requesters;
        this.clocks = clocks;
        this.sealed = sealed;
        this.documents = documents;
        this.settings = settings;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes a letter and prepares exactly what would leave; written again, the earlier version is withdrawn.
     *
     * @return id of the prepared letter
     * @throws ActRefused as {@link InterimRules#require}, {@code letter-under-way} when another one has still to leave,
     *     {@code words-missing}, {@code no-address}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public UUID write(CaseReference reference, InterimKind kind, InterimWords words, long version, Acting acting) {
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
        withdraw(letter, acting);
        letter.write(kept, acting.who(), clock.instant());
        PreparedLetter prepared = prepare(request, letter, words, acting);
        letter.prepared(prepared.id(), prepared.sha256());
        request.touch(clock.instant());
        ledger.record(told("sar.letterWritten", letter), acting);
        return prepared.id();
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
        ledger.record(told("sar.letterSubmitted", letter), acting);
        workflow.tell(reference, News.LETTER_SUBMITTED);
        workItems.refresh(reference);
    }

    /**
     * A second person lets exactly these bytes go, unless the law stopped allowing it while the letter waited.
     *
     * @param sha256 of what they saw
     * @throws ActRefused {@code own-draft}, {@code letter-changed}, {@code other-recipient} and as
     *     {@link InterimRules#require}
     */
    @Transactional
    @Permits(Role.APPROVER)
    public void approve(CaseReference reference, String sha256, Acting acting) {
        SubjectRequest request = requests.of(reference);
        InterimLetter letter = letters.requireUnderWay(reference);
        letter.approve(sha256, acting.who(), clock.instant());
        requireFits(request, letter);
        rules.require(request, letter.kind());
        ledger.record(told("sar.letterApproved", letter), acting);
        workflow.letterDecided(reference, true, acting);
        workItems.refresh(reference);
    }

    /** A second person sends the letter back to its writer. */
    @Transactional
    @Permits(Role.APPROVER)
    public void giveBack(CaseReference reference, String reason, Acting acting) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change, so that the letter can be mended.");
        }
        InterimLetter letter = letters.requireUnderWay(reference);
        withdraw(letter, acting);
        letter.returned(reason.strip(), clock.instant());
        ledger.record(
                Act.on(reference, "sar.letterGivenBack")
                        .with("kind", letter.kind().template()),
                acting.because(reason.strip()));
        workflow.letterDecided(reference, false, acting);
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
        if (!withdraw(letter, acting)) {
            throw new ActRefused("already-leaving", "The letter is already on its way and cannot be stopped any more.");
        }
        boolean waited = letter.state() == InterimState.SUBMITTED;
        letter.takenBack(clock.instant());
        requests.of(reference).touch(clock.instant());
        ledger.record(told("sar.letterTakenBack", letter), acting);
        if (waited) {
            workflow.letterOvertaken(reference);
        }
        workItems.refresh(reference);
    }

    /** Lets the approved letter leave; where the law no longer allows it, it does not, and a person is told. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void release(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Optional<InterimLetter> approved =
                letters.underWay(reference).filter(letter -> letter.state() == InterimState.APPROVED);
        if (approved.isEmpty()) {
            return;
        }
        InterimLetter letter = approved.get();
        try {
            rules.require(request, letter.kind());
            requireFits(request, letter);
        } catch (ActRefused refused) {
            withdraw(letter, acting);
            letter.overtaken(String.valueOf(refused.getMessage()), clock.instant());
            ledger.record(told("sar.letterOvertaken", letter).with("code", refused.code()), acting);
            request.requesterWrote(clock.instant());
            workflow.tell(reference, News.REQUESTER_REPLIED);
            workItems.refresh(reference);
            return;
        }
        letter.released(clock.instant());
        outbox.release(
                Objects.requireNonNull(letter.letter()),
                Objects.requireNonNull(letter.sha256()),
                settings.hold(),
                acting);
        ledger.record(told("sar.letterReleased", letter), acting);
    }

    /**
     * What a letter asked was answered another way than by a mail that somebody reads here.
     *
     * @param on day of the answer where the answer is owed
     * @param reason how it came; stays on record
     * @throws ActRefused {@code question-not-open}, {@code answered-in-the-future}, {@code answered-before-asked}
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
        ledger.record(told("sar.letterAnswered", letter).with("answeredOn", on), acting);
        clocks.answered(request, reason, on, acting);
    }

    private PreparedLetter prepare(SubjectRequest request, InterimLetter letter, InterimWords words, Acting acting) {
        PostAddress to = requesters
                .addressOf(request.reference())
                .orElseThrow(() -> new ActRefused(
                        "no-address",
                        "There is no e-mail address of the requester to write to. Correct the address: \"Correct name or"
                                + " address\" under \"The request\"."));
        for (UUID document : words.documents()) {
            if (documents.find(request.reference(), document).isEmpty()) {
                throw new ActRefused("no-such-document", "A chosen file is not part of this case.");
            }
        }
        RenderedLetter rendered = texts.render(request, letter.kind(), words);
        return outbox.prepare(
                new Letter(
                        request.reference(),
                        rendered.kind(),
                        letter.id() + "-" + letter.round(),
                        to,
                        rendered.language(),
                        rendered.subject(),
                        rendered.text(),
                        rendered.html(),
                        words.documents(),
                        request.receipt().mail().orElse(null),
                        false,
                        rendered.template()),
                acting);
    }

    private void requireFits(SubjectRequest request, InterimLetter letter) {
        boolean fits = Optional.ofNullable(letter.letter())
                .flatMap(outbox::find)
                .filter(stored -> stored.sha256().equals(letter.sha256()))
                .filter(stored -> requesters.isRequester(request.reference(), stored.to()))
                .isPresent();
        if (!fits) {
            throw new ActRefused(
                    "other-recipient",
                    "The letter is addressed to somebody other than the requester, so it cannot leave. Return it.");
        }
    }

    private boolean withdraw(InterimLetter letter, Acting acting) {
        UUID prepared = letter.letter();
        return prepared == null || outbox.withdraw(prepared, acting);
    }

    static Act told(String what, InterimLetter letter) {
        Act act = Act.on(letter.reference(), what).with("kind", letter.kind().template());
        return letter.letter() == null
                ? act
                : act.with("letter", letter.letter()).with("sha256", String.valueOf(letter.sha256()));
    }
}
