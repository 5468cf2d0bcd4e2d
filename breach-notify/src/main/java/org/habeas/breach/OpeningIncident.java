package org.habeas.breach;

import java.util.List;
import java.util.Set;

/**
 * What a person knows when they open an incident.
 *
 * @param title one line, for lists
 * @param roles the roles in which the company acts, at least one
 * @param regimes the laws that apply
 * @param instants awareness and those of the others that are known
 * @param description what happened, as far as known
 */
public record OpeningIncident(
        String title,
        Set<Obligation.ActsAs> roles,
        Set<Obligation.Regime> regimes,
        List<StatedInstant> instants,
        String description) {

    public OpeningIncident {
        roles = Set.copyOf(roles);
        regimes = Set.copyOf(regimes);
        instants = List.copyOf(instants);
    }
}
