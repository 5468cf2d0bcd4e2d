package org.habeas.sar;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.AnswerDraft.Decided;
import org.habeas.sar.SealedWords.AnswerWords;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Makes of a draft the very bytes that may leave: a letter in the outbox, or a print-ready document for the post. */
@Component
class AnswerPreparation {

    /** The rights whose grant hands over data, and with it the files of the case. */
    private static final Set<Right> GIVING_DATA = Set.of(Right.ACCESS, Right.PORTABILITY);

    private final RequestLetters letters;
    private final AnswerTexts texts;
    private final Requesters requesters;
    private final SealedWords sealed;
    private final Documents documents;
    private final Outbox outbox;

    AnswerPreparation(
            RequestLetters letters,
            AnswerTexts texts,
            Requesters requesters,
            SealedWords sealed,
            Documents documents,
            Outbox outbox) {
        this.letters = letters;
        this.texts = texts;
        this.requesters = requesters;
        this.sealed = sealed;
        this.documents = documents;
        this.outbox = outbox;
    }

    /** What a letter cannot be written without, refused before anything is stored. */
    void check(SubjectRequest request, AnswerDraft draft) {
        if (request.identity().state() == IdentityState.NOT_PROVEN) {
            if (draft.facts().isBlank() || draft.help().isBlank()) {
                throw new ActRefused(
                        "words-missing",
                        "Say what the refusal goes by, and what would help to identify the requester.");
            }
            requireOwed(draft.documents().isEmpty());
            return;
        }
        for (Right right : request.rights()) {
            Decided decided = draft.outcomes().get(right);
            if (decided == null) {
                throw new ActRefused("outcome-missing", "Decide what becomes of: " + right.words() + ".");
            }
            check(request, right, decided, draft);
        }
        requireOwed(draft.documents().isEmpty()
                || GIVING_DATA.stream().noneMatch(draft.outcomes()::containsKey)
                || GIVING_DATA.stream().anyMatch(right -> isGranted(draft, right)));
        if (isGranted(draft, Right.ACCESS)) {
            requireAllThereIs(request, draft.documents());
        }
        if (isGranted(draft, Right.PORTABILITY) && draft.documents().isEmpty()) {
            throw new ActRefused(
                    "file-not-chosen",
                    "Data to take along goes as a file. Choose the file that goes with the letter, or record one.");
        }
    }

    private static boolean isGranted(AnswerDraft draft, Right right) {
        Decided decided = draft.outcomes().get(right);
        return decided != null && decided.outcome().isGranted();
    }

    private static void requireOwed(boolean owed) {
        if (!owed) {
            throw new ActRefused(
                    "file-not-owed",
                    "Files are chosen, but nothing is granted that gives data. Take the files out, or decide anew.");
        }
    }

    /** An entry without words of its own says nothing at all when its file stays behind. */
    private void requireAllThereIs(SubjectRequest request, List<UUID> chosen) {
        for (Holding holding : request.holdings()) {
            HoldingWords words = sealed.open(request.reference(), "holding", holding.words(), HoldingWords.class);
            UUID file = holding.document();
            if (words.content().isBlank() && file != null && !chosen.contains(file)) {
                throw new ActRefused(
                        "file-not-chosen",
                        "The data of the entry \"" + words.category()
                                + "\" is in its file only, and the file does not go"
                                + " with the letter. Choose it, or take the entry back.");
            }
        }
    }

    private static void check(SubjectRequest request, Right right, Decided decided, AnswerDraft draft) {
        boolean access = right == Right.ACCESS && decided.outcome().isGranted();
        if (access && request.holdings().isEmpty()) {
            throw new ActRefused(
                    "nothing-to-give",
                    "Access is granted but nothing is recorded. Record what was found, or choose \"Nothing found\".");
        }
        if (access && (draft.automatedDecisions().isBlank() || draft.transfers().isBlank())) {
            throw new ActRefused(
                    "words-missing",
                    "Say something about automated decisions and about transfers (Art. 15(1)(h), 15(2)).");
        }
        if (!access && decided.detail().isBlank()) {
            throw new ActRefused("words-missing", "Say what was done or found about: " + right.words() + ".");
        }
        if (decided.outcome().needsGrounds() && decided.grounds().isBlank()) {
            throw new ActRefused("grounds-missing", "Name the ground, with its article, for: " + right.words() + ".");
        }
    }

    /** Renders and stores; nothing leaves yet. */
    void prepare(SubjectRequest request, AnswerWords words, int round, Acting acting) {
        RenderedLetter rendered = texts.render(request, words);
        if (request.answer().byPost()) {
            print(request, rendered, ofThisCase(request, words.documents()), round, acting);
            return;
        }
        ofThisCase(request, words.documents());
        PostAddress to = requesters
                .addressOf(request.reference())
                .orElseThrow(() -> new ActRefused(
                        "no-address",
                        "There is no e-mail address of the requester. Answer by post, or correct the address: \"Correct name or"
                                + " address\" under \"The request\"."));
        PreparedLetter prepared = outbox.prepare(
                new Letter(
                        request.reference(),
                        rendered.kind(),
                        "answer-" + round,
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
        request.answerPrepared(rendered.kind(), prepared.id(), prepared.sha256());
    }

    /** Whether what is stored is still what was prepared, and goes to the requester. */
    boolean fits(SubjectRequest request) {
        UUID letter = request.answer().letter();
        if (letter == null || request.answer().byPost()) {
            return letter != null;
        }
        Optional<PreparedLetter> stored = outbox.find(letter);
        return stored.filter(one -> one.sha256().equals(request.answer().sha256()))
                .filter(one -> requesters.isRequester(request.reference(), one.to()))
                .isPresent();
    }

    /** Takes a prepared letter back so that it can never leave; a printed one is simply not posted. */
    boolean withdraw(SubjectRequest request, Acting acting) {
        UUID letter = request.answer().letter();
        return letter == null || request.answer().byPost() || outbox.withdraw(letter, acting);
    }

    /** Whether the approved answer can still be stopped: released, but no sender has it yet. */
    boolean canBeStopped(SubjectRequest request) {
        UUID letter = request.answer().letter();
        return request.stage() == Stage.RELEASED
                && letter != null
                && outbox.stateOf(letter).filter(LetterState.PLANNED::equals).isPresent();
    }

    /** Sheets of earlier drafts stay with the case, so each has a number of its own. */
    private void print(
            SubjectRequest request, RenderedLetter rendered, List<CaseDocument> enclosures, int round, Acting acting) {
        String addressee = requesters
                .addresseeOf(request.reference())
                .orElseThrow(() -> new ActRefused(
                        "no-postal-address",
                        "There is no postal address of the requester. Answer by e-mail, or correct the address: \"Correct name or"
                                + " address\" under \"The request\"."));
        byte[] sheet = letters.printed(request, rendered, addressee, enclosures);
        CaseDocument printed = documents.add(
                request.reference(),
                "answer",
                request.reference().value() + "-sheet-" + round + ".pdf",
                "application/pdf",
                new ByteArrayInputStream(sheet),
                rendered.template(),
                acting);
        request.answerPrepared(rendered.kind(), printed.id(), printed.sha256());
    }

    private List<CaseDocument> ofThisCase(SubjectRequest request, List<UUID> chosen) {
        return chosen.stream()
                .map(document -> documents
                        .find(request.reference(), document)
                        .orElseThrow(
                                () -> new ActRefused("no-such-document", "A chosen file is not part of this case.")))
                .toList();
    }

    /** For the ledger: what becomes of each right, without words. */
    static String outcomes(Map<Right, Decided> outcomes) {
        return outcomes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey().key() + "=" + one.getValue().outcome().key())
                .toList()
                .toString();
    }
}
