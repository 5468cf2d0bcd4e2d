package org.habeas.breach;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has to come before what: nothing is noticed, known or told before it happened. */
final class InstantOrder {

    private static final List<Rule> RULES = List.of(
            new Rule(InstantKind.OCCURRED, InstantKind.DETECTED, "nothing is noticed before it happens"),
            new Rule(InstantKind.OCCURRED, InstantKind.AWARE, "nobody is aware of what has not happened"),
            new Rule(InstantKind.OCCURRED, InstantKind.TOLD_BY_PROCESSOR, "nobody tells what has not happened"),
            new Rule(InstantKind.DETECTED, InstantKind.AWARE, "nobody is aware of what nobody has noticed"));

    private InstantOrder() {}

    /**
     * Demands that instants are in the past and in their order.
     *
     * @param known those on record; a provisional one proves nothing and is left out
     * @param stated those that a person states now, which replace them
     * @throws InstantRefused {@code instant-in-the-future}, {@code instants-out-of-order}
     */
    static void require(Collection<RecordedInstant> known, Collection<StatedInstant> stated, Instant now) {
        for (StatedInstant one : stated) {
            if (one.at().isAfter(now)) {
                throw new InstantRefused(
                        "instant-in-the-future",
                        one.kind(),
                        one.kind().words() + " lies in the future. In " + one.zone() + " it is now "
                                + now.atZone(one.zone())
                                        .toLocalDateTime()
                                        .toString()
                                        .substring(0, 16)
                                        .replace('T', ' ')
                                + ". Look at day, time and zone.");
            }
        }
        Map<InstantKind, Instant> all = new EnumMap<>(InstantKind.class);
        known.stream().filter(one -> !one.provisional()).forEach(one -> all.put(one.kind(), one.at()));
        Map<InstantKind, Instant> replaced = new EnumMap<>(InstantKind.class);
        stated.forEach(one -> replaced.put(one.kind(), one.at()));
        all.putAll(replaced);
        for (Rule rule : RULES) {
            Instant first = all.get(rule.first());
            Instant second = all.get(rule.second());
            if (first != null && second != null && second.isBefore(first)) {
                throw new InstantRefused(
                        "instants-out-of-order",
                        replaced.containsKey(rule.second()) ? rule.second() : rule.first(),
                        rule.second().words() + " lies before "
                                + rule.first().words().toLowerCase(java.util.Locale.ROOT) + ", but " + rule.because()
                                + ". Mend one of the two.");
            }
        }
    }

    private record Rule(InstantKind first, InstantKind second, String because) {}
}
