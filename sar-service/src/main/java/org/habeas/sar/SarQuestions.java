package org.habeas.sar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the timers of the request's model ask; public because the engine calls it from expressions. */
@Component("sarQuestions")
public class SarQuestions {

    private static final Duration NEVER = Duration.ofDays(36_500);

    private final SubjectRequests requests;
    private final Escalations escalations;
    private final SarSettings settings;
    private final Clock clock;

    SarQuestions(SubjectRequests requests, Escalations escalations, SarSettings settings, Clock clock) {
        this.requests = requests;
        this.escalations = escalations;
        this.settings = settings;
        this.clock = clock;
    }

    /** When a person looks again because proof of identity has not come; never as long as the question has not left. */
    @Transactional(readOnly = true)
    @SuppressWarnings("JavaUtilDate") // the engine takes no Instant
    public Date identityReminderAt(String reference) {
        Instant asked = requests.of(new CaseReference(reference)).identity().askedAt();
        return Date.from(asked == null ? clock.instant().plus(NEVER) : asked.plus(settings.identityReminder()));
    }

    /** When the case next reminds of its due date. */
    @Transactional(readOnly = true)
    @SuppressWarnings("JavaUtilDate") // the engine takes no Instant
    public Date nextEscalation(String reference) {
        return Date.from(escalations.next(requests.of(new CaseReference(reference))));
    }
}
