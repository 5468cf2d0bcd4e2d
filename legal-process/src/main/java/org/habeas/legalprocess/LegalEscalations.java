package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.ClockShares;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When a case reminds of its clocks, and whom: at once while nobody holds it, then at half, three quarters and nine tenths
 * of each clock and daily after its end. Of a sealed case only its roster hears.
 */
@Component
class LegalEscalations {

    static final String UNHELD = "UNHELD";

    private static final Duration WITHOUT_DATE = Duration.ofDays(1);

    private final LegalClocks clocks;
    private final WorkItems workItems;
    private final CaseAccess access;
    private final LegalSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    LegalEscalations(
            LegalClocks clocks,
            WorkItems workItems,
            CaseAccess access,
            LegalSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.clocks = clocks;
        this.workItems = workItems;
        this.access = access;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next instant to remind at. */
    Instant next(LegalProcess process) {
        Instant now = clock.instant();
        if (process.escalatedAt().isEmpty()) {
            return now;
        }
        return running(process)
                .map(one ->
                        ClockShares.nextAfter(now, from(process, one), end(one)).at())
                .min(Instant::compareTo)
                .orElse(now.plus(WITHOUT_DATE));
    }

    /** What was reached since the last reminder: the rule and the share of its time. */
    Optional<Reached> reached(LegalProcess process) {
        Instant now = clock.instant();
        if (process.escalatedAt().isEmpty()) {
            boolean unheld = workItems.openOf(process.reference()).stream().allMatch(WorkItem::unassigned);
            return Optional.of(new Reached("", unheld ? UNHELD : "HELD"));
        }
        Instant since = process.escalatedAt().get();
        return running(process)
                .flatMap(one -> ClockShares.reached(since, now, from(process, one), end(one)).stream()
                        .map(step -> new Reached(one.ruleId(), step.code())))
                .max(java.util.Comparator.comparing(Reached::share));
    }

    /** Whom a reminder goes to; each is kept beside the case. */
    List<String> remind(CaseReference reference, Reached reached) {
        Set<String> accounts = new TreeSet<>(settings.escalateTo());
        workItems.openOf(reference).stream()
                .map(WorkItem::assignee)
                .filter(java.util.Objects::nonNull)
                .forEach(accounts::add);
        accounts.removeIf(account -> account.isBlank()
                || !access.knows(reference, new Acting(account, Set.of(Role.LEGAL), "", UUID.randomUUID())));
        accounts.forEach(account -> jdbc.sql(
                        "insert into legal_reminder (id, reference, rule_id, share, to_account, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        reference.value(),
                        reached.rule(),
                        reached.share(),
                        account,
                        clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update());
        return List.copyOf(accounts);
    }

    private java.util.stream.Stream<CaseClock> running(LegalProcess process) {
        return clocks.of(process.reference()).stream().filter(one -> one.isRunning() && one.end() != null);
    }

    /** The return date is known since the service, however its clock counts. */
    private static Instant from(LegalProcess process, CaseClock one) {
        return one.ruleId().equals(LegalClocks.RETURN_DATE) ? process.receipt().servedAt() : one.anchor();
    }

    private static Instant end(CaseClock one) {
        Instant end = one.end();
        return end == null ? Instant.MAX : end;
    }

    /**
     * A reminder that is due.
     *
     * @param rule id of the clock's rule; empty when nobody holds the case
     * @param share of its time, as {@link ClockShares.Step#code()}
     */
    record Reached(String rule, String share) {}
}
