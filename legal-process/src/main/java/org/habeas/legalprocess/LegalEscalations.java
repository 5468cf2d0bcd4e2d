package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.ClockShares;
import org.habeas.casework.reminder.Reminder;
import org.habeas.casework.reminder.StaffReminders;
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

    private static final String UNHELD = "UNHELD";
    private static final String HELD = "HELD";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private static final Duration WITHOUT_DATE = Duration.ofDays(1);

    private final LegalClocks clocks;
    private final WorkItems workItems;
    private final StaffReminders reminders;
    private final JdbcClient jdbc;
    private final Clock clock;

    LegalEscalations(LegalClocks clocks, WorkItems workItems, StaffReminders reminders, JdbcClient jdbc, Clock clock) {
        this.clocks = clocks;
        this.workItems = workItems;
        this.reminders = reminders;
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

    /** What was reached since the last reminder, clock by clock: the rule and the share of its time. */
    List<Reached> reached(LegalProcess process) {
        Instant now = clock.instant();
        if (process.escalatedAt().isEmpty()) {
            boolean unheld = workItems.openOf(process.reference()).stream().allMatch(WorkItem::unassigned);
            return List.of(
                    new Reached("", unheld ? UNHELD : HELD, new Reminder(UNHELD, Reminder.headline(""), "", "")));
        }
        Instant since = process.escalatedAt().get();
        return running(process)
                .flatMap(one -> ClockShares.reached(since, now, from(process, one), end(one)).stream()
                        .map(step -> new Reached(
                                one.ruleId(),
                                step.code(),
                                new Reminder(
                                        one.ruleId() + " " + step.code() + " " + step.at(),
                                        Reminder.headline(step.code()),
                                        one.citation(),
                                        due(process, one)))))
                .toList();
    }

    /** Whom a reminder goes to; each is kept beside the case, and written to unless somebody just began with it. */
    List<String> remind(CaseReference reference, Reached reached, Acting acting) {
        if (reached.share().equals(HELD)) {
            return List.of();
        }
        List<String> told = reminders.remind(
                reference,
                reached.reminder(),
                workItems.openOf(reference).stream()
                        .map(WorkItem::assignee)
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.toSet()),
                acting);
        told.forEach(name -> jdbc.sql(
                        "insert into legal_reminder (id, reference, rule_id, share, to_account, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        reference.value(),
                        reached.rule(),
                        reached.share(),
                        name,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        return told;
    }

    /** The exact instant where the law counts hours, else the last day. */
    private static String due(LegalProcess process, CaseClock one) {
        Instant exact = one.dueAt();
        LocalDate day = one.due();
        return exact != null ? process.inZone(exact) : day == null ? "" : DAY.format(day) + ", the last day";
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
     * @param reminder as it is written to people
     */
    record Reached(String rule, String share, Reminder reminder) {}
}
