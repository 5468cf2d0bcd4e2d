package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the timers of the models ask; public because the engine calls it from expressions. */
@Component("lpQuestions")
@SuppressWarnings("JavaUtilDate") // the engine takes no Instant
public class LegalQuestions {

    /** Stands for never. */
    private static final Instant FAR = Instant.parse("2999-12-31T00:00:00Z");

    private static final Duration YEAR = Duration.ofDays(365);

    private final LegalProcesses processes;
    private final LegalEscalations escalations;
    private final LegalSettings settings;
    private final Clock clock;

    LegalQuestions(LegalProcesses processes, LegalEscalations escalations, LegalSettings settings, Clock clock) {
        this.processes = processes;
        this.escalations = escalations;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first instant at which some open target may be prepared, as the case stands; far when none may. */
    @Transactional(readOnly = true)
    public Date produceNotBefore(String reference) {
        LegalProcess process = process(reference);
        Instant now = clock.instant();
        return Date.from(process.targets().stream()
                .filter(LegalTarget::isOpen)
                .map(target -> opens(process, target, now))
                .min(Instant::compareTo)
                .orElse(now));
    }

    private static Instant opens(LegalProcess process, LegalTarget target, Instant now) {
        Instant window = target.notice().windowEnds();
        Instant stay = target.stay().isUndecided() && !target.stay().filed()
                ? target.stay().ends()
                : null;
        Instant later = now;
        for (Instant one : new Instant[] {window, stay}) {
            later = one != null && one.isAfter(later) ? one : later;
        }
        return process.missingFor(target, later).isEmpty() ? later : FAR;
    }

    /** When counsel looks again because the requester has not answered. */
    @Transactional(readOnly = true)
    public Date requesterReminderAt(String reference) {
        return Date.from(clock.instant().plus(settings.requesterReminder()));
    }

    /**
     * When the first customer who is owed notice may be told; now when nothing forbids it any more, and after a year for a
     * prohibition without an end, so that counsel reviews it.
     */
    @Transactional(readOnly = true)
    public Date secrecyEndsAt(String reference) {
        LegalProcess process = process(reference);
        Instant now = clock.instant();
        return Date.from(process.targets().stream()
                .filter(process::isNoticeOwed)
                .map(target -> ends(process, target, now))
                .min(Instant::compareTo)
                .orElse(now));
    }

    private static Instant ends(LegalProcess process, LegalTarget target, Instant now) {
        if (!process.isBarred(target, now)) {
            return now;
        }
        Optional<Instant> end = process.barredUntil(target, now);
        return end.orElse(now.plus(YEAR));
    }

    /** When the case next reminds of its clocks. */
    @Transactional(readOnly = true)
    public Date nextEscalation(String reference) {
        return Date.from(escalations.next(process(reference)));
    }

    private LegalProcess process(String reference) {
        return processes.of(new CaseReference(reference));
    }
}
