package org.habeas.breach;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the law packs as it obliges in incidents.
 *
 * @param rule id of the rule
 * @param name who is owed what, in words
 * @param citation of the provision, for as long as no clock with a derivation runs
 * @param regime the law that has to apply
 * @param role the role in which the company has to act; null for any
 * @param article the legal test that a person concludes; null when the rule knows none
 * @param after the rule whose submitted filing starts the clock; null when awareness or the conclusion does
 */
public record Obligation(
        String rule,
        String name,
        String citation,
        Addressee addressee,
        Regime regime,
        @Nullable ActsAs role,
        Conclusion.@Nullable Article article,
        @Nullable String after) {

    /** Whether its clock starts with awareness. */
    public boolean countsFromAwareness() {
        return after == null && addressee != Addressee.PEOPLE;
    }

    /** Whom the rule wants told. */
    public enum Addressee {
        AUTHORITY,
        CUSTOMERS,
        PEOPLE
    }

    /** The role of the company towards the data. */
    public enum ActsAs {
        CONTROLLER,
        PROCESSOR
    }

    /** A body of law that may apply to an incident. */
    public enum Regime {
        GDPR("General Data Protection Regulation (European Union and EEA)"),
        UK_GDPR("UK GDPR (people in the United Kingdom)"),
        NIS2("NIS 2 Directive (significant incident of an essential or important entity)");

        private final String words;

        Regime(String words) {
            this.words = words;
        }

        /** As the house says it. */
        public String words() {
            return words;
        }
    }
}
