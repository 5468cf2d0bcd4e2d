package org.habeas.casework.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.clock.AppliesTo.CompanyRole;
import org.habeas.casework.clock.AppliesTo.Ground;
import org.habeas.casework.clock.AppliesTo.Kind;
import org.habeas.casework.clock.AppliesTo.Link;
import org.habeas.casework.clock.AppliesTo.Occasion;

/** Which rules apply to a request, by the conditions of the law packs: a pure function of the facts, with its reasons. */
public final class ApplicableLaw {

    private final LawBook book;
    private final Countries countries = Countries.shipped();

    /** Judges by the rules of this book. */
    public ApplicableLaw(LawBook book) {
        this.book = book;
    }

    /**
     * What every rule of an occasion says, in the order of the packs.
     *
     * @param occasion a request, or the complaint or appeal that was received
     * @param received its local date of receipt in the zone of the legal entity
     */
    public List<Verdict> upon(Occasion occasion, RequestFacts facts, LocalDate received) {
        return book.ids().stream()
                .map(id -> verdict(id, occasion, facts, received))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What one rule says, whatever the packs say of it today: a clock that runs is judged by its own copy.
     *
     * @param rule with conditions, as every rule about requests has them
     * @param received as {@link #upon}
     */
    public Verdict by(ClockRule rule, RequestFacts facts, LocalDate received) {
        return judged(rule, Objects.requireNonNull(rule.appliesTo()), facts, received);
    }

    private Optional<Verdict> verdict(String id, Occasion occasion, RequestFacts facts, LocalDate received) {
        ClockRule rule = book.rule(id, received) instanceof LawBook.Found found
                ? found.rule()
                : book.versions(id).get(0);
        AppliesTo conditions = rule.appliesTo();
        if (conditions == null || conditions.kind() != Kind.SUBJECT_REQUEST || conditions.upon() != occasion) {
            return Optional.empty();
        }
        return Optional.of(judged(rule, conditions, facts, received));
    }

    private Verdict judged(ClockRule rule, AppliesTo conditions, RequestFacts facts, LocalDate received) {
        if (!rule.inForceOn(received)) {
            return new Verdict(
                    rule,
                    Outcome.DOES_NOT_APPLY,
                    List.of(new Finding(
                            Outcome.DOES_NOT_APPLY, "not in force on " + received, "validity of the rule")));
        }
        List<Finding> findings = new ArrayList<>(ties(conditions.anyOf(), facts));
        if (!conditions.roles().isEmpty()) {
            findings.add(role(conditions.roles(), facts));
        }
        if (!conditions.rights().isEmpty()) {
            findings.add(right(conditions, rule, facts));
        }
        Outcome outcome = all(findings);
        return new Verdict(
                rule,
                outcome,
                outcome == Outcome.DOES_NOT_APPLY
                        ? findings.stream()
                                .filter(finding -> finding.outcome() == outcome)
                                .toList()
                        : findings);
    }

    /** The ties that decide: those that hold, else those that nobody can tell, else all. */
    private List<Finding> ties(List<Ground> grounds, RequestFacts facts) {
        List<Finding> all = grounds.stream().map(ground -> tie(ground, facts)).toList();
        for (Outcome outcome : List.of(Outcome.APPLIES, Outcome.CANNOT_BE_TOLD)) {
            List<Finding> deciding =
                    all.stream().filter(one -> one.outcome() == outcome).toList();
            if (!deciding.isEmpty()) {
                return deciding;
            }
        }
        return all;
    }

    private Finding tie(Ground ground, RequestFacts facts) {
        Link link = ground.link();
        String place = facts.place(link);
        if (place == null) {
            return new Finding(Outcome.CANNOT_BE_TOLD, link.words() + " is unknown", ground.because());
        }
        if (place.equals(RequestFacts.NO_ACCOUNT)) {
            return new Finding(Outcome.DOES_NOT_APPLY, "there is no account", ground.because());
        }
        List<Optional<Boolean>> inside = ground.places().stream()
                .map(wider -> countries.isIn(place, wider))
                .toList();
        if (inside.contains(Optional.of(true))) {
            return new Finding(Outcome.APPLIES, link.words() + " is " + countries.name(place), ground.because());
        }
        if (inside.contains(Optional.<Boolean>empty())) {
            return new Finding(
                    Outcome.CANNOT_BE_TOLD,
                    link.words() + " is " + countries.name(place) + ", but nobody knows which part of it",
                    ground.because());
        }
        return new Finding(Outcome.DOES_NOT_APPLY, link.words() + " is " + countries.name(place), ground.because());
    }

    private static Finding role(Set<CompanyRole> roles, RequestFacts facts) {
        Outcome outcome = facts.roles().stream().anyMatch(roles::contains) ? Outcome.APPLIES : Outcome.DOES_NOT_APPLY;
        String words = facts.roles().stream().sorted().map(CompanyRole::words).collect(Collectors.joining(" and "));
        return new Finding(outcome, "we are " + words, "role of the company");
    }

    private static Finding right(AppliesTo conditions, ClockRule rule, RequestFacts facts) {
        Set<AskedRight> asked = facts.rights();
        if (asked == null) {
            return conditions.beforeSorting()
                    ? new Finding(
                            Outcome.APPLIES,
                            "nobody has sorted it yet, so it runs until the rights are known",
                            rule.citation())
                    : new Finding(
                            Outcome.CANNOT_BE_TOLD, "nobody has said yet which rights are asked", rule.citation());
        }
        List<AskedRight> meant =
                asked.stream().filter(conditions.rights()::contains).sorted().toList();
        if (!meant.isEmpty()) {
            return new Finding(Outcome.APPLIES, "asked: " + words(meant), rule.citation());
        }
        if (facts.possibleRights().stream().anyMatch(conditions.rights()::contains)) {
            return new Finding(Outcome.CANNOT_BE_TOLD, "nobody has said what the objection is about", rule.citation());
        }
        return new Finding(
                Outcome.DOES_NOT_APPLY,
                "not asked: " + words(conditions.rights().stream().sorted().toList()),
                rule.citation());
    }

    private static String words(Collection<AskedRight> rights) {
        return rights.stream().map(AskedRight::words).collect(Collectors.joining(", "));
    }

    private static Outcome all(List<Finding> findings) {
        return findings.stream().map(Finding::outcome).max(Outcome::compareTo).orElse(Outcome.APPLIES);
    }

    /** What can be said of a rule or of one of its conditions; the later in this order outweighs the earlier. */
    public enum Outcome {
        APPLIES("applies"),
        /** A fact is unknown. */
        CANNOT_BE_TOLD("cannot be told"),
        DOES_NOT_APPLY("does not apply");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As it reads in a sentence. */
        public String words() {
            return words;
        }
    }

    /**
     * What one rule says.
     *
     * @param rule the version in force on the date of receipt, else the oldest one
     * @param findings what decided
     */
    public record Verdict(ClockRule rule, Outcome outcome, List<Finding> findings) {
        /** Copies the list, so that a verdict never changes. */
        public Verdict {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One condition and how it stands.
     *
     * @param words the fact, as it reads after "because"
     * @param because the provision
     */
    public record Finding(Outcome outcome, String words, String because) {}
}
