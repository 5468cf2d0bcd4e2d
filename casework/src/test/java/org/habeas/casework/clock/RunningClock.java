package org.habeas.casework.clock;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;

/** A clock of some case, as it lies in the database after a computation. */
final class RunningClock {
    private static final CaseReference CASE = new CaseReference("SAR-2026-000001");

    private RunningClock() {}

    static CaseClock of(ClockResult result) {
        Derived derived = Derived.of(result, List.of());
        Deadline nominal = result.nominal();
        Deadline due = result.due();
        Instant end = due == null ? null : due.end(result.zone());
        return new CaseClock(
                UUID.randomUUID(),
                CASE,
                null,
                result.rule().id(),
                result.rule().version(),
                result.rule().regime(),
                derived.citation(),
                derived.summary(),
                derived.verification(),
                Instant.EPOCH,
                result.zone(),
                "",
                nominal == null ? null : nominal.date(),
                due == null ? null : due.date(),
                end,
                derived.warning(),
                derived.extended(),
                derived.waitingFor(),
                derived.problem(),
                derived.derivation(),
                null,
                true,
                derived.dueAt(),
                derived.outer(),
                result.rule(),
                derived.events(),
                derived.calendarEdition());
    }
}
