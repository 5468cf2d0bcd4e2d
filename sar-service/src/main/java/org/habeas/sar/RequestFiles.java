package org.habeas.sar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.directory.Directory;
import org.habeas.casework.directory.DirectoryAnswer;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.Party;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.RequestFile.Checked;
import org.habeas.sar.RequestFile.Drafted;
import org.habeas.sar.RequestFile.Found;
import org.habeas.sar.RequestFile.Item;
import org.habeas.sar.SealedWords.AnswerWords;
import org.habeas.sar.SealedWords.IdentityWords;
import org.habeas.sar.SealedWords.OutcomeWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens requests for reading. */
@Service
public class RequestFiles {

    private final SubjectRequests requests;
    private final InterimLetters interim;
    private final ContestFiles contests;
    private final SealedWords sealed;
    private final LegalEntities entities;
    private final Parties parties;
    private final Directory directory;
    private final Documents documents;
    private final Setbacks setbacks;
    private final Departures departures;
    private final SarSettings settings;
    private final CaseAccess access;
    private final LawFiles laws;

    RequestFiles(
            SubjectRequests requests,
            InterimLetters interim,
            ContestFiles contests,
            SealedWords sealed,
            LegalEntities entities,
            Parties parties,
            Directory directory,
            Documents documents,
            Setbacks setbacks,
            Departures departures,
            SarSettings settings,
            CaseAccess access,
            LawFiles laws) {
        this.requests = requests;
        this.interim = interim;
        this.contests = contests;
        this.sealed = sealed;
        this.entities = entities;
        this.parties = parties;
        this.directory = directory;
        this.documents = documents;
        this.setbacks = setbacks;
        this.departures = departures;
        this.settings = settings;
        this.access = access;
        this.laws = laws;
    }

    /**
     * One request, opened.
     *
     * @throws org.habeas.casework.NoSuchCase when there is none of this reference
     */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR})
    public RequestFile open(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Receipt receipt = request.receipt();
        Optional<Party> requester = parties.requesterOf(reference);
        DirectoryAnswer standing =
                requester.map(Party::email).map(directory::whoIs).orElse(DirectoryAnswer.UNKNOWN);
        return new RequestFile(
                reference,
                request.version(),
                receipt.channel(),
                receipt.receivedAt(),
                receipt.arrivedAt(),
                entities.byId(receipt.legalEntity()).zone(),
                receipt.enteredBy() != null,
                request.language(),
                request.asker(),
                request.stage(),
                request.ended(),
                title(request),
                sealed.open(reference, "asked", receipt.asked(), String.class),
                receipt.suggestion().lines().toList(),
                receipt.isAutomatic(),
                requester,
                standing,
                request.duplicateOf().filter(other -> access.knows(other, acting)),
                request.unreadReplies(),
                request.isNotReached(),
                request.alsoNamed(),
                request.escalated(),
                request.items().stream().map(item -> item(reference, item)).toList(),
                request.holdings().stream()
                        .map(holding -> found(reference, holding))
                        .toList(),
                checked(request, requester, standing),
                drafted(request, acting),
                interim.of(reference).stream()
                        .map(letter -> interimFile(letter, acting))
                        .toList(),
                contests.of(request, acting),
                laws.of(request));
    }

    private InterimFile interimFile(InterimLetter letter, Acting acting) {
        return new InterimFile(
                letter.kind(),
                letter.state(),
                sealed.open(letter.reference(), "interim", letter.words(), InterimWords.class),
                letter.letter(),
                letter.sha256(),
                letter.writer(),
                letter.isBy(acting.who()),
                letter.dispatch().byPost(),
                opened(letter, InterimPreparation.ADDRESSEE, letter.dispatch().addressee()),
                opened(letter, InterimDepartureDesk.PROOF, letter.dispatch().postingProof()),
                letter.leftOn().orElse(null),
                letter.answeredOn().orElse(null),
                letter.waits(),
                letter.problem());
    }

    private String opened(InterimLetter letter, String field, byte @Nullable [] words) {
        return words == null ? "" : sealed.open(letter.reference(), field, words, String.class);
    }

    /** The subject line, empty when there was none. */
    String title(SubjectRequest request) {
        return sealed.open(request.reference(), "title", request.receipt().title(), String.class);
    }

    private Item item(CaseReference reference, RequestItem item) {
        byte[] words = item.words();
        OutcomeWords told = words == null
                ? new OutcomeWords("", "")
                : sealed.open(reference, "outcome-" + item.right().key(), words, OutcomeWords.class);
        return new Item(item.right(), item.outcome(), told.detail(), told.grounds());
    }

    private Found found(CaseReference reference, Holding holding) {
        String file = Optional.ofNullable(holding.document())
                .flatMap(id -> documents.find(reference, id))
                .map(CaseDocument::name)
                .orElse("");
        return new Found(
                holding.id(),
                sealed.open(reference, "holding", holding.words(), HoldingWords.class),
                holding.document(),
                file,
                holding.recordedBy(),
                holding.recordedAt());
    }

    private Checked checked(SubjectRequest request, Optional<Party> requester, DirectoryAnswer standing) {
        Identity identity = request.identity();
        Instant askedAt = identity.state() == IdentityState.ASKED ? identity.askedAt() : null;
        byte[] asked = identity.request();
        String reason = asked == null
                ? ""
                : sealed.open(request.reference(), "identity", asked, IdentityWords.class)
                        .reason();
        return new Checked(
                identity.state(),
                identity.how(),
                identity.by(),
                identity.at(),
                identity.asks(),
                reason,
                Requesters.originOnFile(
                                request,
                                requester
                                        .map(Party::email)
                                        .map(sealed::requesterKey)
                                        .orElse(null),
                                standing)
                        .orElse(null),
                identity.answeredAt(),
                askedAt == null ? null : askedAt.plus(settings.identityReminder()));
    }

    /** What a first draft of an answer that gives data takes along, unless somebody leaves it out. */
    private static List<UUID> filesOwed(SubjectRequest request) {
        return request.rights().stream().noneMatch(right -> right == Right.ACCESS || right == Right.PORTABILITY)
                ? List.of()
                : request.holdings().stream()
                        .flatMap(holding -> Optional.ofNullable(holding.document()).stream())
                        .toList();
    }

    private Drafted drafted(SubjectRequest request, Acting acting) {
        Answer answer = request.answer();
        byte[] text = answer.text();
        AnswerWords words = text == null
                ? new AnswerWords("", "", "", "", "", filesOwed(request))
                : sealed.open(request.reference(), "answer", text, AnswerWords.class);
        return new Drafted(
                words.message(),
                words.automatedDecisions(),
                words.transfers(),
                words.facts(),
                words.help(),
                words.documents(),
                words.documents().stream()
                        .flatMap(id -> documents.find(request.reference(), id).stream())
                        .toList(),
                answer.byPost(),
                answer.letter(),
                answer.sha256(),
                answer.drafter(),
                answer.isBy(acting.who()),
                setbacks.of(request),
                departures.of(request).orElse(null));
    }
}
