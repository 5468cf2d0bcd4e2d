package org.habeas.inbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.party.Party;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a case shows beside the case itself.
 *
 * @param opened the mail that is open on the left; null when the case has none
 * @param item the task on the right; null when nothing is open
 * @param fragment the form of that task; null when this person may not do it
 * @param holder who holds the task; null when nobody does
 * @param mine whether the reader holds it
 * @param asked what was asked otherwise than by mail; null when the mail says it
 * @param standing what stands at the task, or in its place; null when there is nothing to say
 * @param panels the sections below
 * @param draftSaved local time of the reader's draft, {@code 10:41}; null without one
 * @param signedOut whether the form shows what was typed before a session ended
 * @param refusal why an act was refused; null when none was
 * @param remedy where to mend what it was refused for; null when there is no such place
 * @param done reference of the case whose task was just finished; null otherwise
 * @param after what stands at the task of that case, if it is another one; null when there is nothing to say
 */
record CaseView(
        CaseFile file,
        CaseMail.@Nullable Opened opened,
        @Nullable WorkItem item,
        @Nullable String fragment,
        @Nullable String holder,
        boolean mine,
        @Nullable CasePanel asked,
        @Nullable CasePanel standing,
        List<CasePanel> panels,
        List<Difference> differences,
        @Nullable String draftSaved,
        boolean signedOut,
        @Nullable String refusal,
        @Nullable Remedy remedy,
        @Nullable String done,
        @Nullable CasePanel after) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final int NEWEST = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** What happened lately. */
    public List<TimelineEntry.Day> recent() {
        return TimelineEntry.Day.cut(file.timeline(), NEWEST).get(0);
    }

    /** What happened before that. */
    public List<TimelineEntry.Day> earlier() {
        return TimelineEntry.Day.cut(file.timeline(), NEWEST).get(1);
    }

    /** How many things happened before what happened lately. */
    public int earlierCount() {
        return earlier().stream().mapToInt(day -> day.entries().size()).sum();
    }

    public String moment(Instant at) {
        return MOMENT.format(at.atZone(file.zone()));
    }

    public String shortMoment(Instant at) {
        return SHORT_MOMENT.format(at.atZone(file.zone()));
    }

    public String day(Instant at) {
        return DAY.format(at.atZone(file.zone()));
    }

    public LetterWords state(CaseMail.Item mail) {
        return LetterWords.of(mail.state());
    }

    public String role(Party party) {
        String word = party.role().name();
        return word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    public String oneLine(String lines) {
        return String.join(", ", lines.lines().toList());
    }

    /**
     * A field as it was typed and as it is stored by somebody who was faster.
     *
     * @param label of the field
     */
    record Difference(String label, String typed, String stored) {

        public boolean differs() {
            return !typed.strip().equals(stored.strip());
        }

        static List<Difference> between(Map<?, ?> typed, Map<?, ?> stored) {
            TreeSet<String> labels = new TreeSet<>();
            typed.keySet().forEach(label -> labels.add(label.toString()));
            stored.keySet().forEach(label -> labels.add(label.toString()));
            return labels.stream()
                    .map(label -> new Difference(
                            label, Objects.toString(typed.get(label), ""), Objects.toString(stored.get(label), "")))
                    .toList();
        }
    }
}
