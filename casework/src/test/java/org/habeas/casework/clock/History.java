package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.jspecify.annotations.Nullable;

/** The facts of a case that one rule is asked about. */
record History(ClockRule rule, Instant anchor, ZoneId zone, WorkingCalendar calendar, List<ClockEvent> events) {
    private static final ClockCalculator CALCULATOR = new ClockCalculator();

    LocalDate received() {
        return anchor.atZone(zone).toLocalDate();
    }

    ClockResult compute() {
        return compute(events);
    }

    ClockResult compute(List<? extends ClockEvent> events) {
        return CALCULATOR.compute(rule, anchor, zone, calendar, events);
    }

    List<ClockEvent> without(Class<? extends ClockEvent> type) {
        return events.stream().filter(event -> !type.isInstance(event)).toList();
    }

    /** The same facts asked of another rule, where one of its versions is in force. */
    @Nullable
    History of(String rule) {
        return AskedClock.LAWS.rule(rule, received()) instanceof LawBook.Found found
                ? new History(found.rule(), anchor, zone, calendar, events)
                : null;
    }

    /** An event before its case has a date: days from the receipt to the ask, and from the ask to the answer. */
    private record Offset(
            @Nullable PauseReason reason,
            int after,
            @Nullable Integer answered) {
        ClockEvent on(LocalDate received) {
            LocalDate date = received.plusDays(after);
            return reason == null
                    ? new ExtensionNotice(date)
                    : new Pause(reason, date, answered == null ? null : date.plusDays(answered));
        }
    }

    /** Random histories of all rules that are shipped; every second one is of a rule that knows pauses. */
    static final class Random implements ArbitrarySupplier<History> {
        private static final List<String> RULES =
                AskedClock.LAWS.rules().stream().map(ClockRule::id).distinct().toList();
        private static final List<String> PAUSING = RULES.stream()
                .filter(id -> AskedClock.LAWS.versions(id).stream()
                        .anyMatch(rule -> !rule.pauses().isEmpty()))
                .toList();

        @Override
        public Arbitrary<History> get() {
            Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 1300).map(day -> LocalDate.of(2025, 7, 1)
                    .plusDays(day));
            Arbitrary<LocalTime> times =
                    Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
            Arbitrary<ZoneId> zones = Arbitraries.of(
                            "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
                    .map(ZoneId::of);
            return Combinators.combine(
                            Arbitraries.oneOf(Arbitraries.of(RULES), Arbitraries.of(PAUSING)),
                            days,
                            times,
                            zones,
                            Arbitraries.of("DE", "UK", "US", "BR", "NL", "ES", "IE", "FR"),
                            offsets().list().ofMaxSize(5))
                    .filter((id, day, time, zone, code, events) ->
                            AskedClock.LAWS.rule(id, day) instanceof LawBook.Found)
                    .as((id, day, time, zone, code, events) -> new History(
                            AskedClock.LAWS.rule(id, day).require(),
                            day.atTime(time).atZone(zone).toInstant(),
                            zone,
                            AskedClock.CALENDARS.require(code),
                            events.stream().map(event -> event.on(day)).toList()));
        }

        private static Arbitrary<Offset> offsets() {
            Arbitrary<PauseReason> reasons =
                    Arbitraries.of(Arrays.asList(PauseReason.values())).injectNull(0.3);
            Arbitrary<Integer> answers = Arbitraries.integers().between(0, 40).injectNull(0.2);
            return Combinators.combine(reasons, Arbitraries.integers().between(0, 120), answers)
                    .as(Offset::new);
        }
    }
}
