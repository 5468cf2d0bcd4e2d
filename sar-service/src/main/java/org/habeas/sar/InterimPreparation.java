package org.habeas.sar;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Makes of words the very bytes of a letter before the answer: a letter in the outbox, or a document to print. */
@Component
class InterimPreparation {

    /** Under which field the name and address on a printed letter are sealed. */
    static final String ADDRESSEE = "interim-addressee";

    private static final String CORRECT = "correct the address: \"Correct name or address\" under \"The request\".";

    private final InterimTexts texts;
    private final RequestLetters requestLetters;
    private final Requesters requesters;
    private final SealedWords sealed;
    private final Documents documents;
    private final Outbox outbox;
    private final InterimRules rules;

    InterimPreparation(
            InterimTexts texts,
            RequestLetters requestLetters,
            Requesters requesters,
            SealedWords sealed,
            Documents documents,
            Outbox outbox,
            InterimRules rules) {
        this.texts = texts;
        this.requestLetters = requestLetters;
        this.requesters = requesters;
        this.sealed = sealed;
        this.documents = documents;
        this.outbox = outbox;
        this.rules = rules;
    }

    /**
     * Renders and stores; nothing leaves yet.
     *
     * @throws ActRefused {@code no-such-document}, {@code no-address}, {@code no-postal-address}
     */
    void prepare(SubjectRequest request, InterimLetter letter, InterimWords words, Acting acting) {
        List<CaseDocument> enclosures = words.documents().stream()
                .map(document -> documents
                        .find(request.reference(), document)
                        .orElseThrow(
                                () -> new ActRefused("no-such-document", "A chosen file is not part of this case.")))
                .toList();
        if (letter.dispatch().byPost()) {
            print(request, letter, words, enclosures, acting);
        } else {
            write(request, letter, words, acting);
        }
    }

    /** Whether what is stored is still what was prepared, and goes to the requester as the case knows them. */
    boolean fits(SubjectRequest request, InterimLetter letter) {
        byte[] addressee = letter.dispatch().addressee();
        if (addressee != null) {
            return requesters
                    .addresseeOf(request.reference())
                    .filter(sealed.open(request.reference(), ADDRESSEE, addressee, String.class)::equals)
                    .isPresent();
        }
        return Optional.ofNullable(letter.letter())
                .flatMap(outbox::find)
                .filter(stored -> stored.sha256().equals(letter.sha256()))
                .filter(stored -> requesters.isRequester(request.reference(), stored.to()))
                .isPresent();
    }

    /**
     * Whether the letter would be the same if it were written now.
     *
     * @param at when it leaves
     */
    boolean isTrue(SubjectRequest request, InterimLetter letter, Instant at) {
        InterimWords words = sealed.open(request.reference(), "interim", letter.words(), InterimWords.class);
        return letter.says(key(texts.render(request, letter.kind(), words, at)));
    }

    private String key(RenderedLetter rendered) {
        return sealed.textKey(rendered.subject() + "\n" + rendered.text());
    }

    /**
     * Takes a prepared letter back so that it can never leave; a printed one is simply not posted.
     *
     * @return whether it still could be
     */
    boolean withdraw(InterimLetter letter, Acting acting) {
        UUID prepared = letter.letter();
        return prepared == null || letter.dispatch().byPost() || outbox.withdraw(prepared, acting);
    }

    private void write(SubjectRequest request, InterimLetter letter, InterimWords words, Acting acting) {
        PostAddress to = requesters
                .addressOf(request.reference())
                .orElseThrow(() -> new ActRefused(
                        "no-address",
                        "There is no e-mail address of the requester to write to. Send the letter by post, or "
                                + CORRECT));
        RenderedLetter rendered = texts.render(request, letter.kind(), words, rules.departure());
        PreparedLetter prepared = outbox.prepare(
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
        letter.prepared(prepared.id(), prepared.sha256(), key(rendered));
    }

    /** Sheets of earlier rounds stay with the case, so each has a name of its own. */
    private void print(
            SubjectRequest request,
            InterimLetter letter,
            InterimWords words,
            List<CaseDocument> enclosures,
            Acting acting) {
        String addressee = requesters
                .addresseeOf(request.reference())
                .orElseThrow(() -> new ActRefused(
                        "no-postal-address",
                        "There is no postal address of the requester. Send the letter by e-mail, or " + CORRECT));
        RenderedLetter rendered = texts.render(request, letter.kind(), words, rules.departure());
        byte[] sheet = requestLetters.printed(request, rendered, addressee, enclosures);
        CaseDocument printed = documents.add(
                request.reference(),
                "letter",
                request.reference().value() + "-" + letter.kind().key() + "-"
                        + letter.id().toString().substring(0, 8) + "-sheet-" + letter.round() + ".pdf",
                "application/pdf",
                new ByteArrayInputStream(sheet),
                rendered.template(),
                acting);
        letter.dispatch().printedFor(sealed.seal(request.reference(), ADDRESSEE, addressee));
        letter.prepared(printed.id(), printed.sha256(), key(rendered));
    }
}
