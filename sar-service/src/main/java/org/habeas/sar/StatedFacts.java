package org.habeas.sar;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person found out about a request that decides which law applies.
 *
 * @param residence where the requester lives: a country, or a state or province such as {@code US-CA}; null when unknown
 * @param account country for which their account was opened, {@code NONE} without one; null when unknown
 * @param heldAs in which role the company holds the data
 * @param objections what is objected to; empty when nobody said
 */
public record StatedFacts(
        @Nullable String residence, @Nullable String account, HeldAs heldAs, Set<Objection> objections) {

    public StatedFacts {
        objections = Set.copyOf(objections);
    }
}
