package org.habeas.casework.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.clock.AppliesTo.Ground;
import org.habeas.casework.clock.ClockRule.Extension;
import org.habeas.casework.clock.ClockRule.PauseRule;
import org.habeas.casework.clock.ClockRule.Unit;
import org.jspecify.annotations.Nullable;

/** The law packs as tables that a lawyer reads. */
final class ClocksDocument {
    private static final String INTRODUCTION = """
            # Time limits

            Generated from the law packs by a test that fails when this file is stale. Each table is one law or promise; each row
            is one time limit, under the name by which `./habeas clock --rule` and every page know it. A row marked UNVERIFIED has
            not been compared with the text of its law by anybody, and says so wherever its date is shown.

            **Days.** A day is a day of the place where the answering company of the group sits, from 0:00 to 24:00 there. The day
            of the event is not counted: 30 days from 2 March end on 1 April.

            **Months.** A month ends on the day with the same number, or on the last day of a month that has none: one month from
            31 January ends on 28 February. Under the law of the European Union and the United Kingdom a last day that is a
            Saturday, a Sunday or a public holiday moves to the next working day (Regulation (EEC, Euratom) 1182/71, Art. 3); no
            other law moves one. The day before the move stays the target. The holidays are those of the company's own calendar; for
            a company outside the European Economic Area they are those of no Member State (Art. 2), so only Saturdays and Sundays
            move a last day of Union law.

            **Business days.** Monday to Friday without the public holidays of the calendar named; the first one counted is the
            first after the event.

            **Working days.** Public holidays are those of the whole country, or of the region that is named for the company
            (`DE-BY`), as the library Jollyday 1.8.1 knows them; those of Brazil, Cyprus, Greece, Iceland, Portugal, Slovakia, Spain
            and the United States come from lists of our own (`laws/calendars`), each with its source, because the library departs
            from the law. Where a list can be read in two ways, the day counts as a working day and the limit ends earlier: in Slovakia
            a state holiday that is no day of rest is one. Where a rule names no calendar, that of the answering company counts,
            but for law of the Union only if it lies in the European Economic Area. Every date says which calendar was used and
            why, and names the list of holidays by its content; a list that was changed moves a running limit only when somebody
            takes the new date, with the next letter that moves it, or when the date it counts from is corrected; the old date
            stays beside it, and the ledger names both lists. Reminders go by the days on which the people of the answering
            company work, whichever law the limit is of, and leave out days on which it is closed by its own decision; such days
            move no limit.

            **Hours.** Hours run on through nights, weekends, holidays and changes of the clock. The strict end is the one to work
            by. Beside it stands, for law of the Union and the United Kingdom, the later end counted from the next full hour,
            which can be argued (Regulation 1182/71, Art. 3(1)).

            **Pauses.** Only a letter that asked for something pauses a limit, from that letter to the answer, and only where the
            row says so. *Suspends* adds the days between them; *begins anew* counts the whole period from the answer;
            *skips* leaves every day from the question to the answer out, both included. A question asked after the target day
            changes nothing.

            **Extension.** At most once, by a letter with reasons that leaves no later than the last day, and counted from the
            start.

            **In force.** The version in force on the day of receipt governs for good.
            """;

    private static final List<String> COLUMNS = List.of(
            "Rule",
            "What must be done",
            "Period",
            "Counted from",
            "Last day",
            "Pauses",
            "Extension",
            "Applies when",
            "Received",
            "Law",
            "Checked",
            "Source");

    private ClocksDocument() {}

    static String text(List<LawPack> packs) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (LawPack pack : packs) {
            text.append("\n## ").append(pack.title()).append("\n\n");
            row(text, COLUMNS);
            row(text, COLUMNS.stream().map(column -> "---").toList());
            pack.entries().forEach(entry -> row(text, cells(entry.rule())));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                .map(cell -> cell.isEmpty() ? " " : " " + cell.replace("|", "\\|") + " ")
                .collect(Collectors.joining("|", "|", "|\n")));
    }

    private static List<String> cells(ClockRule rule) {
        String mark = rule.verification().done() ? "" : "**";
        return List.of(
                "`" + rule.id() + "`",
                rule.summary()
                        + (rule.obligation() == null
                                ? ""
                                : " Done by: " + rule.obligation().words() + "."),
                period(rule),
                words(rule.anchor()),
                end(rule),
                pauses(rule),
                extension(rule),
                conditions(rule.appliesTo()),
                validity(rule),
                rule.citation(),
                mark + rule.verification().text() + mark,
                rule.source());
    }

    private static String period(ClockRule rule) {
        return rule.unit() == Unit.NO_NUMBER ? "without undue delay, no number" : number(rule.duration(), rule.unit());
    }

    private static String number(int count, Unit unit) {
        String words = words(unit);
        return count + " " + (count == 1 ? words.substring(0, words.length() - 1) : words);
    }

    private static String end(ClockRule rule) {
        List<String> parts = new ArrayList<>();
        String calendar = rule.calendar() == null ? "the company's calendar" : "calendar " + rule.calendar();
        switch (rule.end()) {
            case NONE ->
                parts.add(
                        switch (rule.unit()) {
                            case NO_NUMBER -> "";
                            case HOURS -> "the instant";
                            case BUSINESS_DAYS -> "as counted, " + calendar;
                            case CALENDAR_DAYS, MONTHS -> "as counted";
                        });
            case ROLL_TO_NEXT_WORKING_DAY -> parts.add("moves to the next working day, " + calendar);
            case NOON_NEXT_WORKING_DAY -> parts.add("moves to noon of the next working day, " + calendar);
        }
        if (rule.outer()) {
            parts.add("the later end beside it");
        }
        if (rule.targetDayBefore()) {
            parts.add("target one day before");
        }
        return String.join("; ", parts);
    }

    private static String pauses(ClockRule rule) {
        return rule.pauses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(pause -> pause.getKey().word() + " " + effect(pause.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String effect(PauseRule pause) {
        return switch (pause.effect()) {
                    case SUSPEND -> "suspends";
                    case RESET -> "begins anew";
                    case EXCLUDE -> "skips";
                }
                + " (" + pause.because() + ")";
    }

    private static String extension(ClockRule rule) {
        Extension extension = rule.extension();
        return extension == null
                ? "none"
                : "+ " + number(extension.length(), rule.unit()) + " (" + extension.because() + ")";
    }

    private static String conditions(@Nullable AppliesTo conditions) {
        if (conditions == null) {
            return "not stated";
        }
        List<String> parts = new ArrayList<>();
        parts.add(words(conditions.kind())
                + (conditions.upon() == AppliesTo.Occasion.REQUEST ? "" : ", upon " + words(conditions.upon())));
        if (!conditions.rights().isEmpty()) {
            parts.add(
                    conditions.rights().stream().sorted().map(AskedRight::words).collect(Collectors.joining(", "))
                            + (conditions.beforeSorting() ? ", or not sorted yet" : ""));
        }
        if (!conditions.roles().isEmpty()) {
            parts.add("company is "
                    + conditions.roles().stream()
                            .sorted()
                            .map(AppliesTo.CompanyRole::words)
                            .collect(Collectors.joining(" or ")));
        }
        if (!conditions.anyOf().isEmpty()) {
            parts.add(conditions.anyOf().stream().map(ClocksDocument::ground).collect(Collectors.joining(", or ")));
        }
        if (conditions.recipient() != null) {
            parts.add("owed to: " + conditions.recipient());
        }
        return String.join("; ", parts);
    }

    private static String ground(Ground ground) {
        return ground.link().words() + " in " + String.join(", ", ground.places()) + " (" + ground.because() + ")";
    }

    private static String validity(ClockRule rule) {
        if (rule.validFrom() == null && rule.validTo() == null) {
            return "any day";
        }
        return (rule.validFrom() == null ? "" : "from " + rule.validFrom())
                + (rule.validFrom() == null || rule.validTo() == null ? "" : " ")
                + (rule.validTo() == null ? "" : "to " + rule.validTo());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
