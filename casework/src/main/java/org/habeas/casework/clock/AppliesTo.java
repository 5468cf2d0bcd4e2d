package org.habeas.casework.clock;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a rule applies to a case, as its law pack states it; all that is stated has to hold.
 *
 * @param kind of case
 * @param upon what has to have been received
 * @param rights one of which has to be asked for; empty when any will do
 * @param beforeSorting whether it also runs while nobody has said yet which rights are asked
 * @param roles one of which the company has to have; empty when any will do
 * @param anyOf what ties the case to the law, one of which suffices; empty when nothing has to
 * @param recipient to whom the company owes it; null when it is the person or authority that asked
 */
public record AppliesTo(
        Kind kind,
        Occasion upon,
        Set<AskedRight> rights,
        boolean beforeSorting,
        Set<CompanyRole> roles,
        List<Ground> anyOf,
        @Nullable String recipient) {

    /** Copies the collections, so that conditions never change. */
    public AppliesTo {
        rights = Set.copyOf(rights);
        roles = Set.copyOf(roles);
        anyOf = List.copyOf(anyOf);
    }

    /** The kind of case a rule is for. */
    public enum Kind {
        SUBJECT_REQUEST,
        LEGAL_PROCESS,
        INCIDENT
    }

    /** What a rule about data subjects' requests waits for. */
    public enum Occasion {
        REQUEST,
        /** A complaint to the company itself about how it handled a request. */
        COMPLAINT,
        /** An appeal to the company itself against its refusal. */
        APPEAL
    }

    /** In which role the company holds the data. */
    public enum CompanyRole {
        CONTROLLER("controller"),
        PROCESSOR("processor for a customer");

        private final String words;

        CompanyRole(String words) {
            this.words = words;
        }

        /** As it reads in a sentence. */
        public String words() {
            return words;
        }
    }

    /** What can tie a case to a law. */
    public enum Link {
        /** Where the legal entity that answers is established. */
        ESTABLISHMENT("our establishment"),
        /** Where the person lives. */
        RESIDENCE("the residence"),
        /** For which country the person's account was opened. */
        ACCOUNT("the account's country");

        private final String words;

        Link(String words) {
            this.words = words;
        }

        /** As it reads in a sentence. */
        public String words() {
            return words;
        }
    }

    /**
     * One tie to the law.
     *
     * @param places groups ({@code EEA}), countries ({@code CH}) and states or provinces ({@code US-CA})
     * @param because the provision it rests on
     */
    public record Ground(Link link, List<String> places, String because) {
        /** Copies the list, so that a ground never changes. */
        public Ground {
            places = List.copyOf(places);
        }
    }
}
