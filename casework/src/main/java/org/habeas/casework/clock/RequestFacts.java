package org.habeas.casework.clock;

import java.util.Set;
import org.habeas.casework.clock.AppliesTo.CompanyRole;
import org.habeas.casework.clock.AppliesTo.Link;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that decides which law applies to it. Nothing is guessed: what nobody knows is null.
 *
 * @param rights what is asked; null while nobody has sorted it
 * @param possibleRights what may be asked besides, because nobody has said what an objection is about
 * @param establishment country of the legal entity that answers, ISO 3166-1 alpha-2
 * @param residence where the person lives, a country or a state or province such as {@code US-CA}; null when unknown
 * @param account country for which the person's account was opened, or {@link #NO_ACCOUNT}; null when unknown
 * @param roles in which the company holds the data
 */
public record RequestFacts(
        @Nullable Set<AskedRight> rights,
        Set<AskedRight> possibleRights,
        String establishment,
        @Nullable String residence,
        @Nullable String account,
        Set<CompanyRole> roles) {

    /** The person has no account. */
    public static final String NO_ACCOUNT = "NONE";

    /** Copies the sets, so that facts never change. */
    public RequestFacts {
        rights = rights == null ? null : Set.copyOf(rights);
        possibleRights = Set.copyOf(possibleRights);
        roles = Set.copyOf(roles);
    }

    @Nullable
    String place(Link link) {
        return switch (link) {
            case ESTABLISHMENT -> establishment;
            case RESIDENCE -> residence;
            case ACCOUNT -> account;
        };
    }
}
