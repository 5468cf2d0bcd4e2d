package org.habeas.breach;

import java.time.Instant;

/**
 * One version of the facts.
 *
 * @param number from 1
 * @param sha256 of the facts as stored, lower-case hex
 */
public record FactsVersion(int number, BreachFacts facts, String sha256, String statedBy, Instant statedAt) {}
