package org.habeas.breach;

import java.time.Instant;

/**
 * What a person concluded under one article, in writing.
 *
 * @param factsVersion the version of the facts it rests on
 * @param differs whether it differs from what the score suggested
 */
public record Conclusion(
        Article article,
        Verdict verdict,
        String reasons,
        int factsVersion,
        boolean differs,
        String concludedBy,
        Instant concludedAt) {

    /** The legal test. */
    public enum Article {
        /** Notification of the authority, unless a risk is unlikely. */
        ART_33_1("GDPR Art. 33(1), the authority"),
        /** Communication to the people concerned when a high risk is likely. */
        ART_34_1("GDPR Art. 34(1), the people concerned");

        private final String words;

        Article(String words) {
            this.words = words;
        }

        /** As the house says it. */
        public String words() {
            return words;
        }
    }

    /** How the test came out. */
    public enum Verdict {
        TELL("Must be told"),
        NOT_NEEDED("Need not be told"),
        /** Never counts as no: somebody finds out what is missing. */
        CANNOT_DETERMINE("Cannot be determined yet");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** As the house says it. */
        public String words() {
            return words;
        }
    }
}
