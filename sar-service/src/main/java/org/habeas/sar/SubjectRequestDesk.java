package org.habeas.sar;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.sar.SubjectRequestWorkflow.Step;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a request from receipt to the closed case; identity, data and the answer have desks of their own. */
@Service
public class SubjectRequestDesk {

    private final Cases cases;
    private final SubjectRequests requests;
    private final Opening opening;
    private final Requesters requesters;
    private final AnswerPreparation preparation;
    private final NewRights newRights;
    private final InterimNews interim;
    private final IdentityQuestion question;
    private final RequestClocks clocks;
    private final ContestClocks contestClocks;
    private final LawDesk laws;
    private final Escalations escalations;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final CaseAccess access;
    private final Clock clock;

    SubjectRequestDesk(
            Cases cases,
            SubjectRequests requests,
            Opening opening,
            Requesters requesters,
            AnswerPreparation preparation,
            NewRights newRights,
            InterimNews interim,
            IdentityQuestion question,
            RequestClocks clocks,
            ContestClocks contestClocks,
            LawDesk laws,
            Escalations escalations,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            CaseAccess access,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.opening = opening;
        this.requesters = requesters;
        this.preparation = preparation;
        this.newRights = newRights;
        this.interim = interim;
        this.question = question;
        this.clocks = clocks;
        this.contestClocks = contestClocks;
        this.laws = laws;
        this.escalations = escalations;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** Opens a case from a mail, by itself or because a person said so; case, clocks, ledger and workflow stand together or not at all. */
    @Transactional
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER})
    public CaseReference receive(ReceivedMail mail, Acting acting) {
        SubjectRequest request = opening.fromMail(mail, acting);
        Act act = Act.on(request.reference(), "sar.received")
                .with("channel", Channel.MAIL)
                .with("mail", mail.id())
                .with("receivedAt", mail.receivedAt())
                .with("automatic", !mail.isFromAPerson());
        ledger.record(
                mail.from()
                        .map(PostAddress::address)
                        .map(from -> act.personal("from", from))
                        .orElse(act),
                acting);
        workflow.begin(request.reference());
        return request.reference();
    }

    /**
     * Opens a case from what came by post, by telephone, in person, or to another address of the house.
     *
     * @throws ActRefused {@code receipt-in-the-future}, {@code receipt-too-old}, {@code requester-unknown} and others,
     *     each with the sentence that says what to change
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public CaseReference enterByHand(HandEntry entry, Acting acting) {
        SubjectRequest request = opening.byHand(entry, acting);
        ledger.record(
                Act.on(request.reference(), "sar.received")
                        .with("channel", entry.channel())
                        .with("receivedAt", request.receipt().receivedAt()),
                acting);
        workflow.begin(request.reference());
        return request.reference();
    }

    /**
     * Whether a mail may join the case without a person looking first. Once the answer is out of our hands the case is
     * about to close, and what comes then opens a case of its own, so that somebody reads it.
     */
    @Transactional(readOnly = true)
    public boolean takesMail(CaseReference reference) {
        return reference.kind() == CaseKind.SUBJECT_REQUEST
                && requests.findById(reference.value())
                        .filter(request -> !request.stage().isOver() && request.stage() != Stage.APPROVED)
                        .filter(request -> request.stage() != Stage.RELEASED || preparation.canBeStopped(request))
                        .isPresent();
    }

    /** Whether a mail may join the case once a person has read it; what comes after its end may be a complaint. */
    @Transactional(readOnly = true)
    public boolean takesAssignedMail(CaseReference reference) {
        return takesMail(reference)
                || (reference.kind() == CaseKind.SUBJECT_REQUEST
                        && requests.findById(reference.value())
                                .filter(request -> request.stage().isOver())
                                .isPresent());
    }

    /**
     * Adds a later mail of the requester, or one that a person says belongs here; one that a machine wrote answers nothing.
     * A right that it names and nobody has sorted yet is shown to whoever reads it.
     */
    @Transactional
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER})
    public void join(CaseReference reference, ReceivedMail mail, Acting acting) {
        SubjectRequest request = requests.of(reference);
        if (!mail.isFromAPerson()) {
            ledger.record(Act.on(reference, "sar.automaticReplied").with("mail", mail.id()), acting);
            return;
        }
        if (request.stage().isOver()) {
            // whoever placed it here has read it, and no task of the request is left that it could answer
            ledger.record(Act.on(reference, "sar.wroteAfterTheEnd").with("mail", mail.id()), acting);
            return;
        }
        List<String> alsoNamed = newRights.namedIn(mail, request);
        request.alsoNamed(alsoNamed);
        interim.replied(reference, mail.receivedAt());
        Act replied = Act.on(reference, "sar.replied").with("mail", mail.id());
        ledger.record(alsoNamed.isEmpty() ? replied : replied.with("alsoNames", String.join(", ", alsoNamed)), acting);
        if (preparation.canBeStopped(request) && preparation.withdraw(request, acting)) {
            request.answerCameBack(Setback.REQUESTER_WROTE, null, clock.instant());
            workflow.tell(reference, News.ANSWER_WITHDRAWN);
        }
        boolean asked = request.awaitsIdentity();
        if (asked) {
            question.takeBack(request, acting);
            Origin fromTheAddress = mail.from()
                    .filter(from -> requesters.isRequester(reference, from))
                    .map(from -> mail.origin())
                    .orElse(null);
            request.identityAnswered(fromTheAddress, mail.receivedAt(), clock.instant());
            clocks.identityAnswered(request, clocks.day(request, mail.receivedAt()), acting);
        }
        if (!asked || !workflow.tell(reference, News.IDENTITY_ANSWERED)) {
            request.requesterWrote(clock.instant());
            workflow.tell(reference, News.REQUESTER_REPLIED);
        }
        request.touch(clock.instant());
        workItems.refresh(reference);
    }

    /**
     * A person says what the message is.
     *
     * @param version of the case as they saw it
     * @throws ActRefused {@code already-sorted}, {@code no-right-chosen}, {@code reason-missing}, {@code no-such-case}
     * @throws org.habeas.casework.SomeoneWasFaster when it was changed meanwhile
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void sort(CaseReference reference, Sorting sorting, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        CaseReference duplicate = sorting.duplicateOf();
        if (sorting.isRequest()) {
            request.sort(sorting.rights(), sorting.language(), sorting.asker(), clock.instant());
            if (sorting.europeanLaw()) {
                laws.europeanLaw(request, acting);
            }
            ledger.record(
                    Act.on(reference, "sar.sorted")
                            .with("rights", request.rights())
                            .with("language", sorting.language())
                            .with("asker", sorting.asker()),
                    acting);
            clocks.reconsider(request, acting);
        } else {
            if (sorting.reason().isBlank()) {
                throw new ActRefused("reason-missing", "Say why this is not a request; the reason stays on record.");
            }
            if (duplicate != null
                    && (requests.findById(duplicate.value()).isEmpty() || !access.knows(duplicate, acting))) {
                throw new ActRefused("no-such-case", "There is no case " + duplicate + " that this could repeat.");
            }
            request.dismiss(duplicate, clock.instant());
            Act act = Act.on(reference, "sar.dismissed");
            ledger.record(
                    duplicate == null ? act : act.with("duplicateOf", duplicate), acting.because(sorting.reason()));
        }
        workflow.sorted(reference, sorting.isRequest(), acting);
        workItems.refresh(reference);
    }

    /**
     * A person has read what the requester wrote meanwhile.
     *
     * @param note what follows from it, for the record
     * @param answers the letters of ours that it answers; the wait they caused ends with the receipt of the mail
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void readReply(CaseReference reference, String note, Set<InterimKind> answers, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        request.repliesRead(clock.instant());
        interim.read(request, answers, acting);
        ledger.record(Act.on(reference, "sar.replyRead"), acting.because(note.strip()));
        workflow.done(reference, Step.READ_REPLY, acting);
        workItems.refresh(reference);
    }

    /** Closes an answered or dismissed case. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void close(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        request.close(clock.instant());
        interim.drop(reference, acting);
        boolean answered = request.ended().filter(Ending::isAnswered).isPresent();
        if (answered) {
            clocks.met(reference, clock.instant(), acting);
        } else {
            clocks.notOwed(reference, acting);
        }
        contestClocks.requestEnded(reference, answered, acting);
        cases.close(reference);
        ledger.record(Act.on(reference, "sar.closed"), acting);
    }

    /** Notes that a due date comes near or has passed; the case stays open. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void escalate(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Optional<String> stage = escalations.reached(request);
        if (stage.isEmpty()) {
            return;
        }
        request.escalate(stage.get(), clock.instant());
        ledger.record(Act.on(reference, "sar.escalated").with("stage", stage.get()), acting);
        workItems.refresh(reference);
    }

    /** Other cases of the same address, oldest first. */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR})
    public List<CaseReference> related(CaseReference reference, Acting acting) {
        String key = requests.of(reference).presentKey();
        return key == null
                ? List.of()
                : requests.findByPresentKeyOrderByReference(key).stream()
                        .map(SubjectRequest::reference)
                        .filter(other -> !other.equals(reference) && access.knows(other, acting))
                        .toList();
    }
}
