package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.End;
import org.habeas.casework.clock.ClockRule.Unit;
import org.jspecify.annotations.Nullable;

/** What holds of every rule that is shipped, whatever happened in a case. */
@PropertyDefaults(tries = 10_000)
class ClockPropertyTests {

    private static LocalDate day(@Nullable Deadline deadline) {
        return Objects.requireNonNull(deadline).date();
    }

    private static Instant end(History history, @Nullable Deadline deadline) {
        return Objects.requireNonNull(deadline).end(history.zone());
    }

    private static boolean hasNoDate(History history) {
        return history.rule().unit() == Unit.NO_NUMBER;
    }

    @Property
    void endsAfterItsAnchor(@ForAll(supplier = History.Random.class) History history) {
        ClockResult result = history.compute();
        if (hasNoDate(history)) {
            assertThat(result.nominal()).isNull();
            assertThat(result.due()).isNull();
        } else if (history.rule().unit() == Unit.HOURS) {
            assertThat(end(history, result.due())).isAfter(history.anchor());
        } else {
            assertThat(day(result.due())).isAfter(history.received());
        }
    }

    @Property
    void clampsToTheEndOfTheMonth(@ForAll(supplier = History.Random.class) History history) {
        if (history.rule().unit() == Unit.MONTHS) {
            LocalDate nominal = day(history.compute(List.of()).nominal());

            assertThat(ChronoUnit.MONTHS.between(history.received().withDayOfMonth(1), nominal.withDayOfMonth(1)))
                    .isEqualTo(history.rule().duration());
            assertThat(nominal.getDayOfMonth())
                    .isEqualTo(Math.min(history.received().getDayOfMonth(), nominal.lengthOfMonth()));
        }
    }

    @Property
    void endsNotBeforeTheNominalDayAndOnAWorkingDayWhereItMoves(
            @ForAll(supplier = History.Random.class) History history) {
        if (hasNoDate(history)) {
            return;
        }
        ClockResult result = history.compute();
        LocalDate due = day(result.due());
        LocalDate nominal = day(result.nominal());

        assertThat(end(history, result.due())).isAfterOrEqualTo(end(history, result.nominal()));
        if (history.rule().end() != End.NONE || history.rule().unit() == Unit.BUSINESS_DAYS) {
            assertThat(history.calendar().isWorkingDay(due)).isTrue();
        } else {
            assertThat(result.due()).isEqualTo(result.nominal());
        }
        assertThat(nominal.datesUntil(due).noneMatch(history.calendar()::isWorkingDay))
                .isTrue();
    }

    @Property
    void changesNothingWithoutAnAnsweredPauseTheRuleListsAndAnExtension(
            @ForAll(supplier = History.Random.class) History history) {
        List<ClockEvent> idle = history.without(ExtensionNotice.class).stream()
                .filter(event -> event instanceof Pause pause
                        && (pause.answer() == null || !history.rule().pauses().containsKey(pause.reason())))
                .toList();
        ClockResult plain = history.compute(List.of());
        ClockResult result = history.compute(idle);

        assertThat(result.nominal()).isEqualTo(plain.nominal());
        assertThat(result.due()).isEqualTo(plain.due());
        assertThat(result.outer()).isEqualTo(plain.outer());
        assertThat(result.warning()).isNull();
        assertThat(result.error()).isNull();
    }

    @Property
    void neverShortensByAnExtension(@ForAll(supplier = History.Random.class) History history) {
        ClockResult with = history.compute();
        ClockResult without = history.compute(history.without(ExtensionNotice.class));

        if (!with.extended()) {
            assertThat(with.due()).isEqualTo(without.due());
        } else {
            assertThat(end(history, with.due())).isAfterOrEqualTo(end(history, without.due()));
        }
    }

    @Property
    void neverShortensByAPause(@ForAll(supplier = History.Random.class) History history) {
        // without extension notices: a pause that ends early can turn a late notice into none
        List<ClockEvent> pauses = history.without(ExtensionNotice.class);
        if (!hasNoDate(history)) {
            assertThat(end(history, history.compute(pauses).due()))
                    .isAfterOrEqualTo(end(history, history.compute(List.of()).due()));
        }
    }

    @Property
    void makesACaseDueWhenTheFirstOfItsClocksIs(@ForAll(supplier = History.Random.class) History history) {
        List<CaseClock> clocks = new ArrayList<>();
        for (String rule :
                List.of("promise-30d", "eu-gdpr-12-3-respond", history.rule().id(), "gdpr-33-authority")) {
            clocks.add(RunningClock.of(Objects.requireNonNull(history.of(rule)).compute()));
        }
        CaseClock ruling = CaseClock.ruling(clocks).orElseThrow();

        assertThat(clocks).contains(ruling);
        assertThat(clocks).filteredOn(clock -> clock.end() != null).allSatisfy(clock -> assertThat(clock.end())
                .isAfterOrEqualTo(ruling.end()));
    }

    @Property
    void givesTheSameAnswerAgainInAnyOrderOfTheEvents(
            @ForAll(supplier = History.Random.class) History history, @ForAll long seed) {
        List<ClockEvent> shuffled = new ArrayList<>(history.events());
        Collections.shuffle(shuffled, new java.util.Random(seed));

        assertThat(history.compute(shuffled)).isEqualTo(history.compute());
    }

    @Property
    void givesTheSameAnswerWhenReplayedFromItsText(@ForAll(supplier = History.Random.class) History history) {
        ClockQuestion question = new ClockQuestion(
                history.rule().id(),
                history.anchor().atZone(history.zone()).toOffsetDateTime().toString(),
                history.zone().getId(),
                history.calendar().code(),
                history.events().stream().map(ClockEvent::text).collect(Collectors.joining(";")));

        assertThat(question.answer(AskedClock.LAWS, AskedClock.CALENDARS))
                .isEqualTo(new ClockQuestion.Computed(history.compute()));
    }

    @Property
    void neverEndsEarlierForALaterAnchorOfTheSameVersion(
            @ForAll(supplier = History.Random.class) History history, @ForAll boolean byADay) {
        Instant later = history.anchor().plus(byADay ? 24 : 1, ChronoUnit.HOURS);
        History moved = new History(history.rule(), later, history.zone(), history.calendar(), List.of());
        if (hasNoDate(history) || !history.rule().inForceOn(moved.received())) {
            return;
        }
        ClockResult first = history.compute(List.of());
        ClockResult second = moved.compute();

        assertThat(end(moved, second.nominal())).isAfterOrEqualTo(end(history, first.nominal()));
        if (history.rule().end() != End.NOON_NEXT_WORKING_DAY) {
            // what ends on Sunday evening has until Monday noon, what ends on Monday morning has not
            assertThat(end(moved, second.due())).isAfterOrEqualTo(end(history, first.due()));
        }
    }

    @Property
    void agreesWithANaiveCountDayByDay(@ForAll(supplier = History.Random.class) History history) {
        ClockRule rule = history.rule();
        if (hasNoDate(history) || rule.unit() == Unit.HOURS || rule.end() == End.NOON_NEXT_WORKING_DAY) {
            return;
        }
        NaiveDayCount naive = new NaiveDayCount(rule, history.received(), history.calendar(), history.events());
        LocalDate nominal = naive.nominal(history.events());
        ClockResult result = history.compute();

        assertThat(day(result.nominal())).isEqualTo(nominal);
        assertThat(day(result.due())).isEqualTo(naive.rolled(nominal));
    }
}
