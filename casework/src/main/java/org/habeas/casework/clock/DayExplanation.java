package org.habeas.casework.clock;

import java.time.LocalDate;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.Extension;
import org.habeas.casework.clock.ClockRule.PauseEffect;
import org.habeas.casework.clock.ClockRule.PauseRule;
import org.habeas.casework.clock.ClockRule.Unit;
import org.jspecify.annotations.Nullable;

/** Puts the periods of a day rule into the words of its derivation. */
final class DayExplanation {
    private final ClockRule rule;
    private final Derivation derivation;

    DayExplanation(ClockRule rule, Derivation derivation) {
        this.rule = rule;
        this.derivation = derivation;
    }

    /** The first period: from where it runs, how long, and what pauses do to it. */
    void first(PausedPeriod period, @Nullable WorkingCalendar calendar) {
        for (Pause pause : period.taken(PauseEffect.RESET)) {
            derivation.add(
                    "start",
                    period.start(),
                    basis(pause)
                            + " asked on " + pause.ask() + ", given on " + pause.answer()
                            + ": the period runs from the latest of them");
        }
        String days = rule.unit() == Unit.BUSINESS_DAYS && calendar != null
                ? " (calendar " + calendar.code() + ", " + calendar.edition() + ")"
                : "";
        derivation.add("nominal", period.counted(), length(period, rule.duration()) + days + ", " + rule.citation());
        monthEnd(period);
        pauses(period);
    }

    /**
     * The extended period.
     *
     * @param once its last day counted in one step, which may be later than the one taken
     */
    void extended(PausedPeriod period, Extension extension, LocalDate once) {
        int number = rule.duration() + extension.length();
        derivation.add(
                "extended",
                period.counted(),
                length(period, number) + ", counted from the start, " + extension.because());
        if (!once.equals(period.counted())) {
            derivation.add(
                    "conservative",
                    period.counted(),
                    "counted in two steps it ends here, at once on " + once + ": the earlier day is taken");
        }
        pauses(period);
    }

    private void monthEnd(PausedPeriod period) {
        int day = period.start().getDayOfMonth();
        if (rule.unit() == Unit.MONTHS && period.counted().getDayOfMonth() != day) {
            derivation.add(
                    "month end",
                    period.counted(),
                    "there is no day " + day + " to count to, " + derivation.counting("Art. 3(2)(c)"));
        }
    }

    private void pauses(PausedPeriod period) {
        if (period.suspendedDays() > 0) {
            derivation.add("suspended", period.suspendedDays() + " days", list(period, PauseEffect.SUSPEND));
        }
        if (period.excludedDays() > 0) {
            derivation.add("excluded", period.excludedDays() + " days", list(period, PauseEffect.EXCLUDE));
        }
        if (!period.nominal().equals(period.counted())) {
            derivation.add("moved", period.nominal(), period.counted() + " and the days above");
        }
        for (Pause late : period.tooLate()) {
            derivation.add("pause without effect", late.text(), "asked after the last day " + period.nominal());
        }
        Pause awaited = period.awaited();
        if (awaited != null) {
            derivation.add("awaited", awaited.text(), "no answer yet: no date moves");
        }
    }

    private String list(PausedPeriod period, PauseEffect effect) {
        return String.join(
                "; ",
                period.taken(effect).stream()
                        .map(pause -> basis(pause) + " " + pause.ask() + " to " + pause.answer())
                        .toList());
    }

    private String basis(Pause pause) {
        PauseRule effect = rule.pauses().get(pause.reason());
        return pause.reason().word() + (effect == null ? "" : " (" + effect.because() + ")");
    }

    private String length(PausedPeriod period, int number) {
        String one =
                switch (rule.unit()) {
                    case MONTHS -> "month";
                    case BUSINESS_DAYS -> "business day";
                    case CALENDAR_DAYS -> "day";
                    case HOURS -> "hour";
                    case NO_NUMBER -> "";
                };
        return period.start() + " + " + number + " " + one + (number == 1 ? "" : "s");
    }
}
