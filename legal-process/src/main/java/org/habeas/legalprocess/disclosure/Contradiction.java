package org.habeas.legalprocess.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the events of one case cannot be counted.
 *
 * @param event that does not fit what is known beside it
 * @param reason what does not fit
 */
public record Contradiction(DisclosureEvent event, String reason) {

    /** The order in which events happened, whatever order they came in. */
    public static final Comparator<DisclosureEvent> IN_TIME = Comparator.comparing(DisclosureEvent::at)
            .thenComparing(DisclosureEvent::kind)
            .thenComparing(DisclosureEvent::detail)
            .thenComparing(DisclosureEvent::id);

    /**
     * The first contradiction in a case; empty when there is none.
     *
     * @param events of one case, {@link #IN_TIME}
     */
    public static Optional<Contradiction> in(List<DisclosureEvent> events) {
        return events.isEmpty() ? Optional.empty() : Optional.ofNullable(first(events));
    }

    private static @Nullable Contradiction first(List<DisclosureEvent> events) {
        DisclosureEvent earliest = events.get(0);
        List<DisclosureEvent> services = of(events, DisclosureKind.RECEIVED);
        List<DisclosureEvent> ends =
                events.stream().filter(event -> event.kind().closes()).toList();
        if (services.isEmpty()) {
            return new Contradiction(earliest, name(earliest) + ", but was never received");
        }
        if (services.size() > 1) {
            return new Contradiction(services.get(1), "received " + services.size() + " times");
        }
        if (earliest.kind() != DisclosureKind.RECEIVED) {
            return new Contradiction(earliest, name(earliest) + ", before it was received");
        }
        if (ends.size() > 1) {
            return new Contradiction(
                    ends.get(1), name(ends.get(0)) + ", then " + name(ends.get(1)) + "; a request ends once");
        }
        if (!ends.isEmpty()
                && ends.get(0).kind() == DisclosureKind.RESIDUAL
                && !of(events, DisclosureKind.AFFECTED).isEmpty()) {
            return new Contradiction(ends.get(0), "closed without an answer, yet data about a target was disclosed");
        }
        for (DisclosureEvent event : events) {
            if (isAnotherRequest(event, earliest)) {
                return new Contradiction(
                        event,
                        "its events name different instruments or groups; a new instrument is a request of its own");
            }
            if (isDecidedUnraised(event, events)) {
                return new Contradiction(
                        event, "a challenge (" + event.detail() + ") was decided that was never raised before");
            }
        }
        return null;
    }

    private static boolean isAnotherRequest(DisclosureEvent event, DisclosureEvent first) {
        return event.facts().instrument() != first.facts().instrument()
                || event.facts().group() != first.facts().group();
    }

    private static boolean isDecidedUnraised(DisclosureEvent event, List<DisclosureEvent> events) {
        return (event.kind() == DisclosureKind.CHALLENGE_UPHELD || event.kind() == DisclosureKind.CHALLENGE_DENIED)
                && of(events, DisclosureKind.CHALLENGED).stream()
                        .noneMatch(raised -> raised.detail().equals(event.detail())
                                && !raised.at().isAfter(event.at()));
    }

    private static List<DisclosureEvent> of(List<DisclosureEvent> events, DisclosureKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    private static String name(DisclosureEvent event) {
        return event.kind().code().replace('_', ' ') + " on "
                + event.at().atZone(event.zone()).toLocalDate();
    }
}
