package org.habeas.breach.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFile.Owed;
import org.habeas.breach.InstantKind;
import org.habeas.breach.Obligation.Addressee;
import org.habeas.breach.RecordedInstant;
import org.habeas.casework.Staff;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.DueInWords;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.DueLabel;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All clocks of an incident as one table: running, without a date yet, done, ruled out. */
@Component
class ClockWall {

    private static final int ALL = 100;

    private final WorkItems items;
    private final LegalEntities entities;
    private final Staff staff;
    private final Clock clock;

    ClockWall(WorkItems items, LegalEntities entities, Staff staff, Clock clock) {
        this.items = items;
        this.entities = entities;
        this.staff = staff;
        this.clock = clock;
    }

    Wall of(BreachFile file) {
        Instant now = clock.instant();
        List<Row> running = new ArrayList<>();
        List<Row> waiting = new ArrayList<>();
        List<Row> done = new ArrayList<>();
        List<Row> ruledOut = new ArrayList<>();
        for (Owed owed : file.duties()) {
            if (owed.ruledOut()) {
                ruledOut.add(row(file, owed, new DueLabel("Not owed", owed.because(), null, "stay", ""), "", 0, null));
            } else if (!owed.started()) {
                String starts = owed.obligation().after() == null
                        ? "Starts if a high risk is found"
                        : "Starts when the filing before it is submitted";
                waiting.add(row(file, owed, new DueLabel("Not started", "", null, "unset", ""), starts, 0, null));
            } else if (owed.running()) {
                running.add(running(file, owed, now));
            } else {
                done.add(done(file, owed, now));
            }
        }
        running.addAll(contracts(file, now));
        running.sort(Comparator.comparing(Row::end, Comparator.nullsLast(Comparator.naturalOrder())));
        return new Wall(
                running, waiting, done, ruledOut, running.stream().limit(3).toList());
    }

    private Row running(BreachFile file, Owed owed, Instant now) {
        CaseClock one = Objects.requireNonNull(owed.clock());
        Instant end = one.end();
        if (end == null) {
            DueLabel label = new DueLabel("Without delay", "The law names no number", null, "unset", "");
            return row(file, owed, label, "Runs since " + DueInWords.moment(one.anchor(), one.zone(), now), 0, null);
        }
        DueLabel label = DueLabel.openAt(end, one.zone(), now);
        String outer = one.outer() == null
                ? ""
                : ". Outer reading " + DueInWords.moment(one.outer(), one.zone(), now) + ", arguable";
        return row(
                file,
                owed,
                new DueLabel(label.words(), "", label.machine(), label.icon(), label.style()),
                label.second() + outer + (provisional(file, owed) ? ". Provisional, counted from the report" : ""),
                burnt(one.anchor(), end, now),
                end);
    }

    /** Nobody has said yet since when we are aware. */
    private static boolean provisional(BreachFile file, Owed owed) {
        return file.awarenessProvisional() && owed.obligation().countsFromAwareness();
    }

    private Row done(BreachFile file, Owed owed, Instant now) {
        CaseClock one = owed.clock();
        Instant met = one == null ? null : one.metAt();
        if (one == null || met == null) {
            return row(file, owed, new DueLabel("Done", "", null, "met", "good"), "", ALL, null);
        }
        Instant end = one.end();
        boolean late = one.isLate(now);
        String words = late && end != null ? "Late by " + DueInWords.time(Duration.between(end, met)) : "Met";
        String due = end == null ? "" : ", due " + DueInWords.moment(end, one.zone(), now);
        return row(
                file,
                owed,
                new DueLabel(words, "", null, late ? "late" : "met", late ? "late" : "good"),
                DueInWords.moment(met, one.zone(), now) + due,
                ALL,
                null);
    }

    /** The hours that contracts allow, as long as a notice is being prepared or waits. */
    private List<Row> contracts(BreachFile file, Instant now) {
        Optional<RecordedInstant> aware = file.instant(InstantKind.AWARE);
        if (aware.isEmpty()) {
            return List.of();
        }
        ZoneId zone = entities.byId(file.legalEntity()).zone();
        return file.notice()
                .filter(notice -> !notice.released())
                .map(notice -> notice.recipients().stream()
                        .map(one -> one.customer().hours())
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(hours -> {
                            Instant end = aware.get().at().plus(Duration.ofHours(hours));
                            long customers = notice.recipients().stream()
                                    .filter(one -> hours.equals(one.customer().hours()))
                                    .count();
                            DueLabel label = DueLabel.openAt(end, zone, now);
                            return new Row(
                                    "Customers, contract",
                                    hours + " hours, customers: " + customers,
                                    false,
                                    new DueLabel(label.words(), "", label.machine(), label.icon(), label.style()),
                                    label.second(),
                                    burnt(aware.get().at(), end, now),
                                    end,
                                    null,
                                    holder(file, Addressee.CUSTOMERS));
                        })
                        .toList())
                .orElse(List.of());
    }

    private Row row(BreachFile file, Owed owed, DueLabel left, String due, int burnt, @Nullable Instant end) {
        CaseClock one = owed.clock();
        return new Row(
                owed.obligation().name(),
                one == null ? owed.obligation().citation() : one.citation(),
                one != null && one.isUnverified(),
                left,
                due,
                burnt,
                end,
                one == null ? null : one.id(),
                holder(file, owed.obligation().addressee()));
    }

    /** Who holds the work on it; the word "Nobody" is a state of its own. */
    private String holder(BreachFile file, Addressee addressee) {
        List<String> tasks = addressee == Addressee.CUSTOMERS
                ? List.of(Steps.PREPARE_NOTICE, Steps.APPROVE_NOTICE, Steps.FOLLOW_RECIPIENTS)
                : List.of(
                        Steps.ASSESS_BREACH,
                        Steps.DECIDE_NOTIFICATION,
                        Steps.FIND_OUT,
                        Steps.FILE_WITH_AUTHORITY,
                        Steps.COMPLETE_RECORD);
        return items.openOf(file.reference()).stream()
                .filter(item -> tasks.contains(item.task()))
                .map(WorkItem::assignee)
                .filter(Objects::nonNull)
                .findFirst()
                .map(account -> staff.named(account).map(Staff.Member::name).orElse(account))
                .orElse("Nobody");
    }

    private static int burnt(Instant from, Instant to, Instant now) {
        long all = Math.max(1, Duration.between(from, to).toMinutes());
        long gone = Duration.between(from, now).toMinutes();
        return (int) Math.max(0, Math.min(ALL, gone * ALL / all));
    }

    /**
     * The wall.
     *
     * @param next the three that end first
     */
    public record Wall(List<Row> running, List<Row> waiting, List<Row> done, List<Row> ruledOut, List<Row> next) {}

    /**
     * One obligation.
     *
     * @param left what is left in words, with icon and style
     * @param due when, or what starts it
     * @param burnt share of the time that is gone, in percent
     * @param clock id of the clock with its derivation; null when there is none
     */
    public record Row(
            String name,
            String citation,
            boolean unverified,
            DueLabel left,
            String due,
            int burnt,
            @Nullable Instant end,
            @Nullable UUID clock,
            String heldBy) {}
}
