package org.habeas.breach;

import org.jspecify.annotations.Nullable;

/**
 * What the score of severity is made of.
 *
 * @param simple shift of simple data against their usual score, up or down; null when none are concerned
 * @param behavioural shift of behavioural data; null when none are concerned
 * @param financial shift of financial data; null when none are concerned
 * @param sensitive shift of special categories; null when none are concerned
 * @param identification how easily people are identified; null while unknown, and then there is no score
 * @param malicious whether somebody did it on purpose
 */
public record SeverityInputs(
        @Nullable Integer simple,
        @Nullable Integer behavioural,
        @Nullable Integer financial,
        @Nullable Integer sensitive,
        @Nullable Identification identification,
        Confidentiality confidentiality,
        Integrity integrity,
        Availability availability,
        boolean malicious) {

    /** How easily somebody who has the data finds out whose they are. */
    public enum Identification implements Worded {
        NEGLIGIBLE("Extremely difficult"),
        LIMITED("Possible with other sources"),
        SIGNIFICANT("Possible indirectly"),
        MAXIMUM("Possible directly");

        private final String words;

        Identification(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Who may have seen the data. */
    public enum Confidentiality implements Worded {
        NONE("Not concerned"),
        EXPOSED("Exposed, without a sign that anybody looked"),
        KNOWN_RECIPIENTS("Known recipients"),
        UNKNOWN_RECIPIENTS("An unknown number of recipients");

        private final String words;

        Confidentiality(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Whether data were altered. */
    public enum Integrity implements Worded {
        UNALTERED("Not concerned, or altered without wrong use"),
        RECOVERABLE("Altered, perhaps used, can be repaired"),
        NOT_RECOVERABLE("Altered, perhaps used, cannot be repaired");

        private final String words;

        Integrity(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Whether data can be had. */
    public enum Availability implements Worded {
        AVAILABLE("Not concerned, or recovered without difficulty"),
        TEMPORARY("Unavailable for a time, or rebuilt with work"),
        LOST("Lost for good");

        private final String words;

        Availability(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** A choice that a form offers in words. */
    public interface Worded {
        /** Name of the constant. */
        String name();

        /** As the house says it. */
        String words();
    }
}
