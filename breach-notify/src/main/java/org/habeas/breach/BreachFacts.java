package org.habeas.breach;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident at one time (GDPR Art. 33(3) and (5)).
 *
 * @param nature what happened to the data
 * @param description what happened, in words
 * @param categories the categories of personal data concerned
 * @param affected people and records by jurisdiction, as far as known
 * @param vulnerable whether children, patients or other people in need of protection are among them
 * @param cause how it came about
 * @param protection what protected the data before
 * @param consequences what is likely to follow for the people concerned
 * @param measures what was and will be done
 * @param why what changed against the version before
 */
public record BreachFacts(
        Set<Nature> nature,
        String description,
        List<String> categories,
        List<Affected> affected,
        boolean vulnerable,
        String cause,
        String protection,
        String consequences,
        String measures,
        String why) {

    /** Facts of which nothing is known yet but that something happened. */
    static final BreachFacts UNKNOWN =
            new BreachFacts(Set.of(), "", List.of(), List.of(), false, "", "", "", "", "Incident opened");

    /** Keeps copies, in an order that gives the same bytes each time. */
    public BreachFacts {
        nature = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(nature));
        categories = List.copyOf(categories);
        affected = List.copyOf(affected);
    }

    /** The same facts as another version. */
    BreachFacts because(String reason) {
        return new BreachFacts(
                nature,
                description,
                categories,
                affected,
                vulnerable,
                cause,
                protection,
                consequences,
                measures,
                reason);
    }

    /** What happened to data. */
    public enum Nature {
        CONFIDENTIALITY("Confidentiality"),
        INTEGRITY("Integrity"),
        AVAILABILITY("Availability");

        private final String words;

        Nature(String words) {
            this.words = words;
        }

        /** As the house says it. */
        public String words() {
            return words;
        }
    }

    /**
     * Approximate counts in one jurisdiction.
     *
     * @param jurisdiction ISO 3166 code of country or country and part: {@code DE}, {@code US-CA}
     * @param people null while unknown
     * @param records null while unknown
     */
    public record Affected(
            String jurisdiction,
            @Nullable Long people,
            @Nullable Long records) {}

    /** People in all jurisdictions together; null while any count is unknown or none is given. */
    public @Nullable Long people() {
        return affected.isEmpty() || affected.stream().anyMatch(one -> one.people() == null)
                ? null
                : Long.valueOf(affected.stream()
                        .mapToLong(one -> one.people() == null ? 0 : one.people())
                        .sum());
    }

    /** Records in all jurisdictions together; null while any count is unknown or none is given. */
    public @Nullable Long records() {
        return affected.isEmpty() || affected.stream().anyMatch(one -> one.records() == null)
                ? null
                : Long.valueOf(affected.stream()
                        .mapToLong(one -> one.records() == null ? 0 : one.records())
                        .sum());
    }
}
