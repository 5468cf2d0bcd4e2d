package org.habeas.sar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.clock.ApplicableLaw.Finding;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.Countries;
import org.habeas.casework.clock.RequestFacts;
import org.jspecify.annotations.Nullable;

/**
 * Which law applies to a request, and why.
 *
 * @param stated what people said
 * @param hint country, state or province that the postal address names while nobody said where they live
 * @param stopOwed whether processing that was objected to has to stop
 * @param rules all rules about requests, those that apply first
 * @param changed running clocks for which the law packs and calendars give another date today
 */
public record LawFile(
        StatedFacts stated, Optional<String> hint, boolean stopOwed, List<Rule> rules, List<Changed> changed) {

    public LawFile {
        rules = List.copyOf(rules);
        changed = List.copyOf(changed);
    }

    /** Where they live, as it reads in a list. */
    public String residenceWords() {
        return place(stated.residence());
    }

    /** For which country their account was opened, as it reads in a list. */
    public String accountWords() {
        return place(stated.account());
    }

    /** The hint as it reads in a sentence. */
    public String hintWords() {
        return hint.map(LawFile::place).orElse("");
    }

    private static String place(@Nullable String code) {
        if (code == null) {
            return "unknown";
        }
        return code.equals(RequestFacts.NO_ACCOUNT)
                ? "none"
                : Countries.shipped().name(code);
    }

    /** Those that apply, and those about which a person or an edited pack says else. */
    public List<Rule> concerning() {
        return rules.stream()
                .filter(rule -> rule.outcome() == Outcome.APPLIES || rule.isDisputed())
                .toList();
    }

    /** Those that may apply, undisputed, by the facts that are missing to tell. */
    public Map<String, List<Rule>> open() {
        return undisputed(Outcome.CANNOT_BE_TOLD).stream()
                .collect(Collectors.groupingBy(Rule::missing, LinkedHashMap::new, Collectors.toList()));
    }

    /** Those that do not apply, undisputed. */
    public List<Rule> others() {
        return undisputed(Outcome.DOES_NOT_APPLY);
    }

    private List<Rule> undisputed(Outcome outcome) {
        return rules.stream()
                .filter(rule -> rule.outcome() == outcome && !rule.isDisputed())
                .toList();
    }

    /**
     * One rule.
     *
     * @param regime as people call it
     * @param measured by what was measured alone
     * @param said with what people said
     * @param byHand what a person decided against both, or null
     * @param packsToday what the law packs say since they were edited, where that differs; null otherwise
     * @param outcome what holds in the end
     */
    public record Rule(
            String id,
            String version,
            String regime,
            String citation,
            String summary,
            boolean unverified,
            String fulfilledBy,
            Judged measured,
            Judged said,
            @Nullable ByHand byHand,
            @Nullable Judged packsToday,
            Outcome outcome) {

        /** Whether a reader is to see it in full although it does not apply. */
        boolean isDisputed() {
            return byHand != null || packsToday != null;
        }

        private String missing() {
            return said.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.CANNOT_BE_TOLD)
                    .map(Finding::words)
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
    }

    /** What the rules say of some facts, with what decided. */
    public record Judged(Outcome outcome, List<Finding> findings) {
        public Judged {
            findings = List.copyOf(findings);
        }
    }

    /** A decision by hand. */
    public record ByHand(boolean applies, String reason, String by, Instant at) {}

    /**
     * A clock whose date a change of the packs or of a calendar would move.
     *
     * @param calendar the holiday data it was counted by; null where it counts no working days
     * @param due the date it was given and keeps; null without a number of days
     * @param unverified whether nobody compared with its law what the date it keeps rests on
     * @param today the date that the packs give now; null without a number of days
     * @param calendarToday the holiday data as they are now; null where they do not matter
     * @param unverifiedToday whether nobody compared with its law what that date rests on
     */
    public record Changed(
            UUID clock,
            String rule,
            String citation,
            String version,
            @Nullable String calendar,
            @Nullable LocalDate due,
            boolean unverified,
            String versionToday,
            @Nullable String calendarToday,
            @Nullable LocalDate today,
            boolean unverifiedToday) {

        /** The date it keeps, as it reads in a list. */
        public String kept() {
            return words(due, unverified);
        }

        /** The date of today's packs, as it reads in a list. */
        public String now() {
            return words(today, unverifiedToday);
        }

        /** By what it was counted, as it reads in brackets: the holidays only where they are others now. */
        public String keptBy() {
            return by(version, calendar);
        }

        /** By what it would be counted today. */
        public String nowBy() {
            return by(versionToday, calendarToday);
        }

        private String by(String ofRule, @Nullable String ofHolidays) {
            return "version " + ofRule
                    + (ofHolidays == null || calendar == null || Objects.equals(calendar, calendarToday)
                            ? ""
                            : ", holidays " + ofHolidays);
        }

        private static String words(@Nullable LocalDate day, boolean unverified) {
            return (day == null ? "no date" : day.toString()) + (unverified ? " (UNVERIFIED)" : "");
        }
    }
}
