package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clocks of a request: which ones run, and what pauses them; whoever waits for a date is told of a change. */
@Component
class RequestClocks {

    static final String PROMISE = "promise-30d";
    static final String EUROPEAN = "eu-gdpr-12-3-respond";

    /** Where the GDPR is law of the establishment: the Union, Iceland, Liechtenstein and Norway. */
    private static final Set<String> EUROPEAN_AREA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private final CaseClocks clocks;
    private final LegalEntities entities;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Clock clock;

    RequestClocks(
            CaseClocks clocks,
            LegalEntities entities,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Clock clock) {
        this.clocks = clocks;
        this.entities = entities;
        this.workflow = workflow;
        this.workItems = workItems;
        this.clock = clock;
    }

    void start(CaseReference reference, LegalEntity owner, Instant receivedAt, Acting acting) {
        clocks.start(reference, PROMISE, receivedAt, owner, acting);
        if (EUROPEAN_AREA.contains(owner.country())) {
            clocks.start(reference, EUROPEAN, receivedAt, owner, acting);
        }
    }

    /** The GDPR applies for another reason than the establishment (Art. 3(2)). */
    void addEuropean(SubjectRequest request, Acting acting) {
        boolean runs = clocks.of(request.reference()).stream()
                .anyMatch(one -> one.ruleId().equals(EUROPEAN));
        if (!runs) {
            clocks.start(request.reference(), EUROPEAN, request.receipt().receivedAt(), owner(request), acting);
            changed(request.reference());
        }
    }

    /** The receipt was corrected: whatever runs counts from it. */
    void reanchor(SubjectRequest request, Acting acting) {
        clocks.reanchor(request.reference(), request.receipt().receivedAt(), acting);
        changed(request.reference());
    }

    /** The letter that asks for identity has left; a reminder of a question that waits pauses nothing more. */
    void identityAsked(SubjectRequest request, UUID letter, LocalDate left, Acting acting) {
        if (request.identity().askLeft(left)) {
            note(request, new ClockEvent.Pause(PauseReason.IDENTITY, left, null), letter, acting);
        }
    }

    /** The wait for identity is over, by an answer or because it was decided without one. */
    void identityAnswered(SubjectRequest request, @Nullable Instant answeredAt, Acting acting) {
        request.identity().endWait();
        answered(request, PauseReason.IDENTITY, answeredAt == null ? today(request) : day(request, answeredAt), acting);
    }

    /** What a letter asked was answered on that day, as the clocks count it. */
    void answered(SubjectRequest request, PauseReason reason, LocalDate on, Acting acting) {
        if (clocks.answered(request.reference(), reason, on, acting)) {
            changed(request.reference());
        }
    }

    /** A letter that moves the clocks has left. */
    void note(SubjectRequest request, ClockEvent event, UUID letter, Acting acting) {
        clocks.note(request.reference(), event, letter, acting);
        changed(request.reference());
    }

    /**
     * A letter never reached the requester, so it moved no date.
     *
     * @return whether it had moved one, or paused it
     */
    boolean letterFailed(SubjectRequest request, UUID letter, Acting acting) {
        boolean failed = clocks.letterFailed(request.reference(), letter, acting);
        if (failed) {
            changed(request.reference());
        }
        return failed;
    }

    void notOwed(CaseReference reference, Acting acting) {
        clocks.notOwed(reference, acting);
    }

    /** The case is worked again; whatever it waited for is not awaited any more. */
    void owedAgain(SubjectRequest request, Acting acting) {
        clocks.owedAgain(request.reference(), acting);
        identityAnswered(request, null, acting);
    }

    void met(CaseReference reference, Acting acting) {
        clocks.met(reference, acting);
    }

    /** What was done on an earlier day than it was noted fulfils the obligation on that day. */
    void metOn(SubjectRequest request, LocalDate day, Acting acting) {
        clocks.met(request.reference(), endOf(request, day), acting);
    }

    /** The last second of a day where the answer is owed, or now when that is still to come. */
    Instant endOf(SubjectRequest request, LocalDate day) {
        Instant end =
                day.plusDays(1).atStartOfDay(owner(request).zone()).toInstant().minusSeconds(1);
        Instant now = clock.instant();
        return end.isBefore(now) ? end : now;
    }

    LegalEntity owner(SubjectRequest request) {
        return entities.byId(request.receipt().legalEntity());
    }

    LocalDate today(SubjectRequest request) {
        return day(request, clock.instant());
    }

    /** The day of an instant where the answer is owed. */
    LocalDate day(SubjectRequest request, Instant instant) {
        return instant.atZone(owner(request).zone()).toLocalDate();
    }

    private void changed(CaseReference reference) {
        workflow.tell(reference, SubjectRequestWorkflow.News.CLOCK_CHANGED);
        workItems.refresh(reference);
    }
}
