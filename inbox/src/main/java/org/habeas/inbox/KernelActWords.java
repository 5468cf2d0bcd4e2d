package org.habeas.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Staff;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.ledger.RecordedAct;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words for what every kind of case has: clocks, tasks, parties and documents. */
@Component
class KernelActWords implements ActWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'xxx", Locale.ENGLISH);

    private final Staff staff;

    KernelActWords(Staff staff) {
        this.staff = staff;
    }

    @Override
    public Optional<String> words(RecordedAct act) {
        Map<String, String> facts = act.facts();
        return Optional.ofNullable(
                switch (act.what()) {
                    case "clock.started" -> "Clock started" + rule(facts) + until(facts);
                    case "clock.recomputed" ->
                        "Clock computed anew" + otherHolidays(facts) + rule(facts) + until(facts);
                    case "clock.reanchored", "clock.moved" ->
                        "Clock counted anew" + otherHolidays(facts) + rule(facts) + until(facts) + insteadOf(facts);
                    case "clock.newLawTaken" ->
                        "Clock takes the law of today"
                                + otherHolidays(facts)
                                + rule(facts)
                                + until(facts)
                                + insteadOf(facts);
                    case "clock.met" ->
                        ("true".equals(facts.get("late")) ? "Clock stopped, late" : "Clock stopped, in time")
                                + rule(facts);
                    case "clock.notOwed" -> "Clock ended, nothing is owed" + rule(facts);
                    case "clock.owedAgain" -> "Clock runs again" + rule(facts);
                    case "clock.eventVoided" -> "A letter did not arrive, so it moves no time limit";
                    case "clock.askNotAwaited" ->
                        "A question is not awaited any more and was not answered, so it moves no time limit";
                    case "clock.eventNoted" -> event(facts.getOrDefault("event", ""));
                    case "task.claimed" -> "Claimed a task" + task(facts);
                    case "task.released" -> "Released a task" + task(facts);
                    case "task.assigned" -> "Assigned a task to " + member(facts.get("to")) + task(facts);
                    case "task.retried" -> "Asked Habeas to try a stopped step again" + task(facts);
                    case "party.added" ->
                        "Added the " + facts.getOrDefault("role", "party").toLowerCase(Locale.ROOT) + " to the case";
                    case "party.corrected" ->
                        "Name, e-mail or postal address of the "
                                + facts.getOrDefault("role", "party").toLowerCase(Locale.ROOT) + " corrected";
                    case "document.added" -> "Added a document, " + facts.getOrDefault("kind", "file");
                    case "document.scanned" -> scanned(facts);
                    case "access.sealed" -> "Sealed the case for " + facts.getOrDefault("roster", "its roster");
                    case "access.unsealed" -> "Opened the sealed case to all who read such cases";
                    case "access.admitted" ->
                        "Admitted " + facts.getOrDefault("account", "somebody") + " to the roster";
                    case "access.removed" -> "Took " + facts.getOrDefault("account", "somebody") + " off the roster";
                    case "access.glassAsked" -> "Asked a second person to be let in to this case";
                    case "access.glassBroken" ->
                        "Broke the glass: let in " + facts.getOrDefault("account", "somebody") + " as a second person";
                    case "access.glassRefused" -> "Refused to let in " + facts.getOrDefault("account", "somebody");
                    case "access.glassUnneeded" -> "Answered a question to be let in; there was nothing to open";
                    default -> null;
                });
    }

    private static String scanned(Map<String, String> facts) {
        String verdict = facts.getOrDefault("verdict", "");
        return switch (verdict) {
            case "CLEAN" -> "Scanned a document, nothing found";
            case "INFECTED" -> "Found a document infected (" + facts.getOrDefault("finding", "") + "); it stays closed";
            default -> "A document could not be scanned; it stays closed until the scanner answers";
        };
    }

    private String member(@Nullable String account) {
        return account == null
                ? "somebody"
                : staff.named(account).map(Staff.Member::name).orElse(account);
    }

    private static String otherHolidays(Map<String, String> facts) {
        return facts.containsKey("calendarBefore") ? " with another list of holidays" : "";
    }

    private static String rule(Map<String, String> facts) {
        String rule = facts.get("rule");
        return rule == null ? "" : ", " + RegimeWords.ofRule(rule);
    }

    private static String until(Map<String, String> facts) {
        String due = facts.get("due");
        return due == null ? "" : ": last day " + date(due);
    }

    private static String insteadOf(Map<String, String> facts) {
        String before = facts.get("dueBefore");
        return before == null ? "" : " instead of " + date(before);
    }

    /** The task by its id in the model, told as words: {@code userTask_sortRequest} becomes "sort request". */
    private static String task(Map<String, String> facts) {
        String task = facts.getOrDefault("task", "");
        String name = task.substring(task.indexOf('_') + 1);
        return name.isEmpty() ? "" : ": " + name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String event(String text) {
        return ClockEvent.parse(text)
                .map(event -> event instanceof ClockEvent.Pause pause && pause.answer() != null
                        ? "Clock resumed on " + DAY.format(pause.answer())
                        : behind(event))
                .orElse("Noted on the clock: " + text);
    }

    /** What a letter of ours did to the clocks, without a full stop. */
    static String behind(ClockEvent event) {
        if (event instanceof ClockEvent.Pause pause) {
            String paused = "Clock paused on " + DAY.format(pause.ask()) + ", "
                    + pause.reason().words();
            return pause.answer() == null ? paused : paused + ", answered on " + DAY.format(pause.answer());
        }
        return "Time extended by a letter of " + DAY.format(event.date());
    }

    private static String date(String due) {
        try {
            return due.contains("T") ? MOMENT.format(OffsetDateTime.parse(due)) : DAY.format(LocalDate.parse(due));
        } catch (DateTimeParseException neither) {
            return due;
        }
    }
}
