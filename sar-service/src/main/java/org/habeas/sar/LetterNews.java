package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a request's letters on their way: delivered to the next server, refused by it, or sent back later. */
@Component
class LetterNews implements LetterOutcomes {

    private final SubjectRequests requests;
    private final RequestClocks clocks;
    private final ContestClocks contestClocks;
    private final InterimNews interim;
    private final UnreachableNotice unreachable;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    LetterNews(
            SubjectRequests requests,
            RequestClocks clocks,
            ContestClocks contestClocks,
            InterimNews interim,
            UnreachableNotice unreachable,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.clocks = clocks;
        this.contestClocks = contestClocks;
        this.interim = interim;
        this.unreachable = unreachable;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    @Permits(Role.SYSTEM)
    public void letterEnded(CaseReference reference, UUID letter, String kind, LetterState state, Acting acting) {
        if (reference.kind() != CaseKind.SUBJECT_REQUEST) {
            return;
        }
        SubjectRequest request = requests.of(reference);
        boolean delivered = state == LetterState.ACCEPTED;
        if (delivered && kind.equals(RequestLetters.ACKNOWLEDGEMENT)) {
            clocks.acknowledged(reference, leftAt(letter), acting);
        }
        ledger.record(Act.on(reference, what(state)).with("letter", letter).with("kind", kind), acting);
        if (!delivered) {
            interim.failed(letter);
            if (clocks.letterFailed(request, letter, acting)) {
                request.identity().questionFailed(letter);
            }
        } else if (interim.left(request, letter, leftAt(letter), acting)) {
            requesterWrote(request);
        }
        if (request.answer().isLetter(letter) && request.stage() == Stage.RELEASED) {
            answerEnded(request, letter, delivered, acting);
        } else if (request.identity().isAskedBy(letter) && request.awaitsIdentity()) {
            askEnded(request, letter, delivered, acting);
        } else if (!delivered && isToRequester(kind) && !request.stage().isOver()) {
            requesterNotReached(request);
        }
        if (!delivered && isToRequester(kind)) {
            unreachable.letterFailed(request, letter, kind, state == LetterState.RETURNED, acting);
        }
        workItems.refresh(reference);
    }

    private void answerEnded(SubjectRequest request, UUID letter, boolean delivered, Acting acting) {
        if (delivered) {
            request.answered(clock.instant());
            clocks.met(request.reference(), leftAt(letter), acting);
            contestClocks.answeredAnew(request.reference(), leftAt(letter), acting);
            workflow.tell(request.reference(), News.ANSWER_SENT);
        } else {
            request.answerCameBack(Setback.REFUSED, null, clock.instant());
            workflow.tell(request.reference(), News.ANSWER_WITHDRAWN);
        }
    }

    /** Only a letter that left stops a time limit; one that could not be delivered needs a person. */
    private void askEnded(SubjectRequest request, UUID letter, boolean delivered, Acting acting) {
        if (delivered) {
            clocks.identityAsked(request, letter, leftAt(letter), acting);
            workflow.identityAsked(request.reference());
            ledger.record(Act.on(request.reference(), "sar.identityAsked").with("letter", letter), acting);
        } else {
            request.identity().reopen();
            request.identity().questionTakenBack();
            workflow.tell(request.reference(), News.IDENTITY_ANSWERED);
        }
        request.touch(clock.instant());
    }

    /** When the next server took it over, which may be some time before we are told. */
    private Instant leftAt(UUID letter) {
        return outbox.acceptedAt(letter).orElseGet(clock::instant);
    }

    /** A person has to look at the case, before anything else goes on. */
    private void requesterWrote(SubjectRequest request) {
        request.requesterWrote(clock.instant());
        workflow.tell(request.reference(), News.REQUESTER_REPLIED);
    }

    /** A person has to find another way, before anything else goes to an address where nobody is. */
    private void requesterNotReached(SubjectRequest request) {
        request.requesterNotReached(clock.instant());
        workflow.tell(request.reference(), News.REQUESTER_REPLIED);
    }

    private static boolean isToRequester(String kind) {
        return !kind.startsWith(Letter.TO_STAFF) && !kind.equals("sar/dispute-answer");
    }

    private static String what(LetterState state) {
        return switch (state) {
            case ACCEPTED -> "sar.letterDelivered";
            case RETURNED -> "sar.letterReturned";
            default -> "sar.letterRefused";
        };
    }
}
