package org.habeas.sar;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.Party;
import org.habeas.inbox.SearchText;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects who the requester is and where they are reached, while no answer is approved. */
@Service
public class ContactDesk {

    private final SubjectRequests requests;
    private final RequestFiles files;
    private final Parties parties;
    private final Requesters requesters;
    private final SealedWords sealed;
    private final AnswerPreparation preparation;
    private final IdentityQuestion question;
    private final RequestClocks clocks;
    private final InterimReview interim;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final SearchText search;
    private final Ledger ledger;
    private final Clock clock;

    ContactDesk(
            SubjectRequests requests,
            RequestFiles files,
            Parties parties,
            Requesters requesters,
            SealedWords sealed,
            AnswerPreparation preparation,
            IdentityQuestion question,
            RequestClocks clocks,
            InterimReview interim,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            SearchText search,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.files = files;
        this.parties = parties;
        this.requesters = requesters;
        this.sealed = sealed;
        this.preparation = preparation;
        this.question = question;
        this.clocks = clocks;
        this.interim = interim;
        this.workflow = workflow;
        this.workItems = workItems;
        this.search = search;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Corrects name, e-mail and postal address; a prepared letter is withdrawn, and identity that was proven of another
     * name or address is decided again.
     *
     * @throws ActRefused {@code reason-missing}, {@code requester-unreachable}, {@code email-unusable},
     *     {@code own-mailbox}, {@code nothing-corrected}, {@code not-correctable}
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void correct(CaseReference reference, ContactCorrection corrected, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        if (corrected.reason().isBlank()) {
            throw new ActRefused("reason-missing", "Say why it is corrected; the reason stays on record.");
        }
        String email = email(corrected);
        String name = Opening.oneLine(corrected.name());
        String postal = corrected.postalAddress().strip();
        Party before = parties.requesterOf(reference).orElseThrow();
        if (name.equals(before.name())
                && postal.equals(before.postalAddress())
                && Objects.equals(email, before.email())) {
            throw new ActRefused("nothing-corrected", "This is what the case says already.");
        }
        preparation.withdraw(request, acting);
        boolean emailChanged = !folded(email).equals(folded(before.email()));
        boolean personChanged = emailChanged
                || !folded(name).equals(folded(before.name()))
                || !folded(postal).equals(folded(before.postalAddress()));
        Rework rework = request.correctContact(emailChanged, personChanged, clock.instant());
        request.reachedAt(email == null ? null : sealed.requesterKey(email));
        parties.correct(reference, before, name, email, postal, acting);
        search.put(
                reference,
                Stream.of(name, email == null ? "" : email, files.title(request))
                        .filter(word -> !word.isBlank())
                        .toList());
        ledger.record(
                Act.on(reference, "sar.contactCorrected")
                        .with("identity", request.identity().state()),
                acting.because(corrected.reason().strip()));
        switch (rework) {
            case NONE, COLLECT -> {}
            case DRAFT -> workflow.approvalOvertaken(reference);
            case IDENTITY -> workflow.sortingCorrected(reference, true);
            case AWAIT_NO_LONGER -> {
                question.takeBack(request, acting);
                clocks.identityNotAwaited(request, acting);
                workflow.tell(reference, News.IDENTITY_ANSWERED);
            }
        }
        interim.look(request, acting);
        workItems.refresh(reference);
    }

    private @Nullable String email(ContactCorrection corrected) {
        if (corrected.email().isBlank() && corrected.postalAddress().isBlank()) {
            throw new ActRefused(
                    "requester-unreachable",
                    "Enter an e-mail or a postal address, so that the requester can be answered.");
        }
        return corrected.email().isBlank() ? null : requesters.typed(corrected.email());
    }

    /** Capitals and spaces make nobody another person. */
    private static String folded(@Nullable String words) {
        return words == null ? "" : words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
