package org.habeas.sar;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.DerivationStep;
import org.habeas.casework.clock.WorkingCalendars;
import org.habeas.templates.Letters;
import org.springframework.stereotype.Component;

/**
 * Says in the words of a letter why a date is that date: which law or promise, from when and how long it counts, what
 * was added, left out or moved, and where nobody compared the rule with its law or that of a pause, that nobody did.
 */
@Component
class ClockSentence {

    private static final String PHRASES = "sar";
    private static final String EXTENDED = "extended";

    private final Letters letters;
    private final WorkingCalendars calendars = new WorkingCalendars();

    ClockSentence(Letters letters) {
        this.letters = letters;
    }

    /**
     * The sum of a clock that has a date, in whole sentences.
     *
     * @param language ISO 639-1 code of the letter; English phrases stand in where it has none
     * @throws IllegalStateException when the law names no number
     */
    String of(CaseClock clock, String language) {
        ClockRule rule = clock.rule();
        LocalDate due = clock.due();
        if (due == null) {
            throw new IllegalStateException(clock.ruleId() + " has no date to explain");
        }
        Words words = new Words(language);
        List<DerivationStep> counting = counting(clock);
        boolean extended = clock.extended();
        LocalDate start = value(clock.derivation(), "start")
                .orElseGet(() -> value(clock.derivation(), "receipt").orElseThrow());
        LocalDate counted = value(counting, extended ? EXTENDED : "nominal").orElseThrow();
        int length = rule.duration()
                + (extended && rule.extension() != null ? rule.extension().length() : 0);

        List<String> sentences = new ArrayList<>();
        sentences.add(words.law(clock));
        if (step(clock.derivation(), "start").isPresent()) {
            sentences.add(words.fill("reset", words.day(start)));
        }
        sentences.add(words.fill(
                extended ? EXTENDED : "counted", words.fill(unit(rule), length), words.day(start), words.day(counted)));
        LocalDate moved = value(counting, "moved").orElse(counted);
        step(counting, "suspended")
                .ifPresent(step -> sentences.add(words.fill("paused", words.days(step), words.day(moved))));
        step(counting, "excluded")
                .ifPresent(step -> sentences.add(words.fill("excluded", words.days(step), words.day(moved))));
        if (!due.equals(moved)) {
            sentences.add(words.fill("rolled", words.day(moved), words.rest(moved, clock), words.day(due)));
        }
        if (clock.isRuleUnverified()) {
            sentences.add(words.fill("unverified"));
        }
        LocalDate unsuspended = clock.warning();
        if (clock.isMovedUnverified() && unsuspended != null) {
            sentences.add(words.fill("unsuspended", words.day(unsuspended)));
        }
        return String.join(" ", sentences);
    }

    /**
     * The date of a clock that an extension leaves as it is.
     *
     * @throws IllegalStateException when the law names no number
     */
    String ofNotExtended(CaseClock clock, String language) {
        LocalDate due = clock.due();
        if (due == null) {
            throw new IllegalStateException(clock.ruleId() + " has no date to tell");
        }
        Words words = new Words(language);
        String told = words.fill("not-extended", clock.citation(), words.day(due));
        return clock.isUnverified() ? told + " " + words.fill("unverified") : told;
    }

    /** The steps that led to the date: once it is extended, the first period is history. */
    private static List<DerivationStep> counting(CaseClock clock) {
        List<DerivationStep> steps = clock.derivation();
        if (!clock.extended()) {
            return steps;
        }
        int from = steps.indexOf(step(steps, EXTENDED).orElseThrow());
        return steps.subList(from, steps.size());
    }

    private static Optional<DerivationStep> step(List<DerivationStep> steps, String name) {
        // a start may be moved more than once, and each step names the latest
        return steps.stream().filter(step -> step.step().equals(name)).findFirst();
    }

    private static Optional<LocalDate> value(List<DerivationStep> steps, String name) {
        return step(steps, name).map(step -> LocalDate.parse(step.value()));
    }

    private static String unit(ClockRule rule) {
        return switch (rule.unit()) {
            case MONTHS -> "months";
            case BUSINESS_DAYS -> "business-days";
            case CALENDAR_DAYS -> "calendar-days";
            case HOURS, NO_NUMBER -> throw new IllegalStateException(rule.id() + " counts no days");
        };
    }

    /** The phrases of one language. */
    private final class Words {
        private final String language;
        private final Locale locale;

        Words(String language) {
            this.language = language;
            this.locale = Locale.forLanguageTag(language);
        }

        String fill(String key, Object... values) {
            return new MessageFormat(letters.phrase(PHRASES, language, "clock." + key), locale).format(values);
        }

        String law(CaseClock clock) {
            String own = "clock." + clock.ruleId();
            return letters.hasPhrase(PHRASES, own)
                    ? letters.phrase(PHRASES, language, own)
                    : fill("cites", clock.citation());
        }

        String day(LocalDate day) {
            return Letters.day(day, language);
        }

        /** The step says "16 days". */
        String days(DerivationStep step) {
            return fill(
                    "calendar-days",
                    Integer.parseInt(step.value().substring(0, step.value().indexOf(' '))));
        }

        String rest(LocalDate day, CaseClock clock) {
            String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            String rest = calendars.require(clock.calendar()).rest(day).orElse(weekday);
            return rest.equals(weekday)
                    ? fill("weekday", day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale))
                    : fill("holiday", rest);
        }
    }
}
