package org.habeas.transparency.figures;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.Coded;
import org.habeas.legalprocess.disclosure.Contradiction;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.legalprocess.disclosure.Target;
import org.jspecify.annotations.Nullable;

/** All events of one case in the order in which they happened, whatever order they came in. */
final class Story {

    private final String caseReference;
    private final List<DisclosureEvent> events;

    Story(String caseReference, List<DisclosureEvent> events) {
        this.caseReference = caseReference;
        this.events = events.stream().sorted(Contradiction.IN_TIME).toList();
    }

    RequestFacts facts() {
        return events.get(0).facts();
    }

    boolean isForged() {
        return first(DisclosureKind.FRAUDULENT).isPresent();
    }

    /** When it was served; call only when nothing is wrong with the story. */
    Instant received() {
        return first(DisclosureKind.RECEIVED).orElseThrow().at();
    }

    boolean isServedBefore(Instant end) {
        return first(DisclosureKind.RECEIVED)
                .filter(event -> event.at().isBefore(end))
                .isPresent();
    }

    /** What contradicts what in all that happened before an instant; empty when nothing does. */
    Optional<CaseProblem> contradiction(Instant end) {
        return Contradiction.in(until(end)).map(found -> new CaseProblem(caseReference, found.reason()));
    }

    Request at(Instant end) {
        List<DisclosureEvent> known = until(end);
        DisclosureEvent last = known.stream()
                .filter(event -> event.kind().closes())
                .findFirst()
                .orElse(null);
        boolean answered = last != null && last.kind() == DisclosureKind.ANSWERED;
        List<DisclosureEvent> affected = of(known, DisclosureKind.AFFECTED);
        Set<Target> targets = new HashSet<>();
        if (answered) {
            affected.stream()
                    .map(DisclosureEvent::target)
                    .filter(Objects::nonNull)
                    .forEach(targets::add);
        }
        return new Request(
                caseReference,
                facts(),
                received(),
                last == null ? null : last.at(),
                last == null || answered
                        ? null
                        : Coded.parse(Residual.class, last.detail()).orElseThrow(),
                targets,
                last == null ? null : disclosed(last, affected),
                last == null ? NoticeOutcome.NOT_RECORDED : noticeBy(last.at()),
                !of(known, DisclosureKind.NARROWED).isEmpty());
    }

    /** What became of the ways in which it was contested in a period: the last word on each counts. */
    Map<Challenge, DisclosureKind> challenges(Instant begin, Instant end) {
        Map<Challenge, DisclosureKind> last = new HashMap<>();
        for (DisclosureEvent event : until(end)) {
            if (event.kind() == DisclosureKind.CHALLENGED && !event.at().isBefore(begin)) {
                last.put(challenge(event), event.kind());
            }
        }
        for (DisclosureEvent event : until(end)) {
            boolean decided =
                    event.kind() == DisclosureKind.CHALLENGE_UPHELD || event.kind() == DisclosureKind.CHALLENGE_DENIED;
            if (decided && last.containsKey(challenge(event))) {
                last.put(challenge(event), event.kind());
            }
        }
        return last;
    }

    /** The demands for things never done that are still open. */
    Set<String> openDemands() {
        Set<String> open = new HashSet<>();
        for (DisclosureEvent event : events) {
            if (event.kind() == DisclosureKind.EXTRAORDINARY_OPENED) {
                open.add(event.detail());
            } else if (event.kind() == DisclosureKind.EXTRAORDINARY_CLOSED) {
                open.remove(event.detail());
            }
        }
        return open;
    }

    private NoticeOutcome noticeBy(Instant answered) {
        Map<String, NoticeOutcome> latest = new HashMap<>();
        for (DisclosureEvent event : of(events, DisclosureKind.NOTICE)) {
            if (!event.at().isAfter(answered)) {
                Target target = event.target();
                latest.put(
                        target == null ? "" : target.pseudonym(),
                        Coded.parse(NoticeOutcome.class, event.detail()).orElseThrow());
            }
        }
        return latest.isEmpty()
                ? NoticeOutcome.NOT_RECORDED
                : EnumSet.copyOf(latest.values()).iterator().next();
    }

    private static @Nullable DataCategory disclosed(DisclosureEvent answer, List<DisclosureEvent> affected) {
        return affected.stream()
                .map(event -> event.facts().category())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(answer.facts().category());
    }

    private List<DisclosureEvent> until(Instant end) {
        return events.stream().filter(event -> event.at().isBefore(end)).collect(Collectors.toList());
    }

    private Optional<DisclosureEvent> first(DisclosureKind kind) {
        return events.stream().filter(event -> event.kind() == kind).findFirst();
    }

    private static List<DisclosureEvent> of(List<DisclosureEvent> events, DisclosureKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    private static Challenge challenge(DisclosureEvent event) {
        return Coded.parse(Challenge.class, event.detail()).orElseThrow();
    }
}
