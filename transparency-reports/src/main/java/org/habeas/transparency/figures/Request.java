package org.habeas.transparency.figures;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.legalprocess.disclosure.Target;
import org.habeas.legalprocess.disclosure.TargetKind;
import org.jspecify.annotations.Nullable;

/**
 * One request as it stood at the end of a period.
 *
 * @param closed when it was answered or closed, null while it is open
 * @param residual why it was closed without an answer, null when open or answered
 * @param targets about which data was disclosed; empty unless answered
 * @param disclosed the most sensitive kind of data disclosed, null when unknown
 * @param notice what became of the notice by the time of the answer
 * @param narrowed whether its scope was narrowed
 */
record Request(
        String caseReference,
        RequestFacts facts,
        Instant received,
        @Nullable Instant closed,
        @Nullable Residual residual,
        Set<Target> targets,
        @Nullable DataCategory disclosed,
        NoticeOutcome notice,
        boolean narrowed) {

    boolean isAnswered() {
        return closed != null && residual == null;
    }

    boolean isOpen() {
        return closed == null;
    }

    long count(TargetKind kind) {
        return targets.stream().filter(target -> target.kind() == kind).count();
    }

    /** Calendar days from service to the answer. */
    long days(ZoneId zone) {
        Instant end = closed == null ? received : closed;
        return ChronoUnit.DAYS.between(
                received.atZone(zone).toLocalDate(), end.atZone(zone).toLocalDate());
    }
}
