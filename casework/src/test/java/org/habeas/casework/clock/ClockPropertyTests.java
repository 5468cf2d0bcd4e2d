package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.Unit;
import org.jspecify.annotations.Nullable;

class ClockPropertyTests {
    private static final ClockCalculator CALCULATOR = new ClockCalculator();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Facts of a case received on a day. */
    record History(ClockRule rule, LocalDate received, WorkingCalendar calendar, List<ClockEvent> events) {
        ClockResult compute(List<? extends ClockEvent> events) {
            return CALCULATOR.compute(rule, Anchor.on(received), ZONE, calendar, events);
        }

        ClockResult compute() {
            return compute(events);
        }

        List<ClockEvent> without(Class<? extends ClockEvent> type) {
            return events.stream().filter(event -> !type.isInstance(event)).toList();
        }
    }

    private static LocalDate day(@Nullable Deadline deadline) {
        return Objects.requireNonNull(deadline).date();
    }

    /** Periods that end with a day; hours, and noon of a day, have tests of their own. */
    private static boolean countsWholeDays(ClockRule rule) {
        return rule.unit() != Unit.NO_NUMBER
                && rule.unit() != Unit.HOURS
                && rule.end() != ClockRule.End.NOON_NEXT_WORKING_DAY;
    }

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<LocalDate> receipts = Arbitraries.integers().between(0, 1300).map(days -> LocalDate.of(2025, 7, 1)
                .plusDays(days));
        List<String> ids = AskedClock.LAWS.rules().stream()
                .filter(ClockPropertyTests::countsWholeDays)
                .map(ClockRule::id)
                .distinct()
                .toList();
        List<String> pausing = ids.stream()
                .filter(id -> AskedClock.LAWS.versions(id).stream()
                        .anyMatch(rule -> !rule.pauses().isEmpty()))
                .toList();
        Arbitrary<String> codes = Arbitraries.of("DE", "UK", "US", "BR", "NL", "ES", "IE", "FR");
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of(ids), Arbitraries.of(pausing)),
                        receipts,
                        codes,
                        offsets().list().ofMaxSize(5))
                .filter((id, received, code, events) -> AskedClock.LAWS.rule(id, received) instanceof LawBook.Found)
                .as((id, received, code, events) -> new History(
                        AskedClock.LAWS.rule(id, received).require(),
                        received,
                        AskedClock.CALENDARS.require(code),
                        events.stream().map(event -> event.on(received)).toList()));
    }

    /** An event before its case has a date: days from the receipt to the ask, and from the ask to the answer. */
    record Offset(
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

    private static Arbitrary<Offset> offsets() {
        Arbitrary<PauseReason> reasons = Arbitraries.of(PauseReason.class).injectNull(0.3);
        Arbitrary<Integer> answers = Arbitraries.integers().between(0, 40).injectNull(0.2);
        return Combinators.combine(reasons, Arbitraries.integers().between(0, 120), answers)
                .as(Offset::new);
    }

    @Property(tries = 3000)
    void endsAfterTheDayOfTheAnchor(@ForAll("histories") History history) {
        assertThat(day(history.compute().due())).isAfter(history.received());
    }

    @Property(tries = 3000)
    void clampsToTheEndOfTheMonth(@ForAll("histories") History history) {
        if (history.rule().unit() == Unit.MONTHS) {
            LocalDate nominal = day(history.compute(List.of()).nominal());

            assertThat(ChronoUnit.MONTHS.between(history.received().withDayOfMonth(1), nominal.withDayOfMonth(1)))
                    .isEqualTo(1);
            assertThat(nominal.getDayOfMonth())
                    .isEqualTo(Math.min(history.received().getDayOfMonth(), nominal.lengthOfMonth()));
        }
    }

    @Property(tries = 3000)
    void endsNotBeforeTheNominalDayAndOnAWorkingDayWhereItRolls(@ForAll("histories") History history) {
        ClockResult result = history.compute();
        LocalDate due = day(result.due());
        LocalDate nominal = day(result.nominal());

        assertThat(due).isAfterOrEqualTo(nominal);
        if (history.rule().rolls() || history.rule().unit() == Unit.BUSINESS_DAYS) {
            assertThat(history.calendar().isWorkingDay(due)).isTrue();
        } else {
            assertThat(due).isEqualTo(nominal);
        }
        assertThat(nominal.datesUntil(due).noneMatch(history.calendar()::isWorkingDay) || due.equals(nominal))
                .isTrue();
    }

    @Property(tries = 3000)
    void changesNothingWithoutAnAnsweredPauseTheRuleListsAndAnExtension(@ForAll("histories") History history) {
        List<ClockEvent> idle = history.without(ExtensionNotice.class).stream()
                .filter(event -> event instanceof Pause pause
                        && (pause.answer() == null || !history.rule().pauses().containsKey(pause.reason())))
                .toList();
        ClockResult plain = history.compute(List.of());
        ClockResult result = history.compute(idle);

        assertThat(result.nominal()).isEqualTo(plain.nominal());
        assertThat(result.due()).isEqualTo(plain.due());
        assertThat(result.warning()).isNull();
    }

    @Property(tries = 3000)
    void neverShortensByAnExtension(@ForAll("histories") History history) {
        ClockResult with = history.compute();
        ClockResult without = history.compute(history.without(ExtensionNotice.class));

        assertThat(day(with.due())).isAfterOrEqualTo(day(without.due()));
        if (!with.extended()) {
            assertThat(with.due()).isEqualTo(without.due());
        }
    }

    @Property(tries = 3000)
    void neverShortensByAPause(@ForAll("histories") History history) {
        // without extension notices: a pause that ends early can turn a late notice into none
        List<ClockEvent> pauses = history.without(ExtensionNotice.class);

        assertThat(day(history.compute(pauses).due()))
                .isAfterOrEqualTo(day(history.compute(List.of()).due()));
    }

    @Property(tries = 3000)
    void givesTheSameAnswerAgainInAnyOrderOfTheEvents(@ForAll("histories") History history, @ForAll long seed) {
        List<ClockEvent> shuffled = new ArrayList<>(history.events());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(history.compute(shuffled)).isEqualTo(history.compute());
    }

    @Property(tries = 3000)
    void neverEndsEarlierForALaterReceiptOfTheSameVersion(@ForAll("histories") History history) {
        History later = new History(history.rule(), history.received().plusDays(1), history.calendar(), List.of());
        if (history.rule().inForceOn(later.received())) {
            assertThat(day(later.compute().due()))
                    .isAfterOrEqualTo(day(history.compute(List.of()).due()));
        }
    }

    @Property(tries = 10000)
    void agreesWithANaiveCountDayByDay(@ForAll("histories") History history) {
        NaiveDayCount naive =
                new NaiveDayCount(history.rule(), history.received(), history.calendar(), history.events());
        LocalDate nominal = naive.nominal(history.events());
        ClockResult result = history.compute();

        assertThat(day(result.nominal())).isEqualTo(nominal);
        assertThat(day(result.due())).isEqualTo(naive.rolled(nominal));
    }
}
