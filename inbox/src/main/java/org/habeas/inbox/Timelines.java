package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.habeas.casework.Acting;
import org.habeas.casework.Staff;
import org.habeas.casework.ledger.RecordedAct;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells a case's ledger as a story, newest first, a heading for each day. */
@Component
class Timelines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM uuuu", Locale.ENGLISH);
    private static final Map<String, String> ICONS = Map.of(
            "clock", "clock",
            "task", "person",
            "document", "file",
            "party", "person",
            "mail", "mail",
            "letter", "send");

    private final ObjectProvider<ActWords> words;
    private final Staff staff;

    Timelines(ObjectProvider<ActWords> words, Staff staff) {
        this.words = words;
        this.staff = staff;
    }

    List<TimelineEntry.Day> of(List<RecordedAct> acts, ZoneId zone, Instant now, Acting reader) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<LocalDate, List<TimelineEntry>> days = new LinkedHashMap<>();
        for (int index = acts.size() - 1; index >= 0; index--) {
            RecordedAct act = acts.get(index);
            days.computeIfAbsent(LocalDate.ofInstant(act.at(), zone), day -> new ArrayList<>())
                    .add(entry(act, zone, reader));
        }
        List<TimelineEntry.Day> story = new ArrayList<>();
        days.forEach((day, entries) ->
                story.add(new TimelineEntry.Day(DAY.format(day) + (day.equals(today) ? ", today" : ""), entries)));
        return story;
    }

    /** The name by which a reader knows an account. */
    String nameOf(String account, Acting reader) {
        if (account.equals(reader.who())) {
            return "You";
        }
        return account.equals(Acting.SYSTEM_NAME)
                ? "Habeas"
                : staff.named(account).map(Staff.Member::name).orElse(account);
    }

    private TimelineEntry entry(RecordedAct act, ZoneId zone, Acting reader) {
        String feature = act.what().substring(0, act.what().indexOf('.'));
        String sentence = words.orderedStream()
                .map(one -> one.words(act))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> plain(act.what()));
        Map<String, String> facts = new TreeMap<>(act.facts());
        if (act.who().equals(Acting.SYSTEM_NAME) && !act.why().isBlank()) {
            facts.put("because", act.why());
        }
        return new TimelineEntry(
                act.number(),
                act.at(),
                TIME.format(act.at().atZone(zone)),
                ICONS.getOrDefault(feature, "task"),
                nameOf(act.who(), reader),
                sentence,
                act.why(),
                act.what(),
                facts);
    }

    /** An act nobody has words for, told by its name: {@code mail.bounceSeen} becomes "Bounce seen". */
    private static String plain(String what) {
        String verb = what.substring(what.indexOf('.') + 1)
                .replaceAll("([A-Z])", " $1")
                .replace('-', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
        return verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
    }
}
