package org.habeas.breach;

import java.time.Instant;
import java.time.ZoneId;

/**
 * An instant as a person states it.
 *
 * @param zone in which the person read the clock, and in which it is shown
 * @param source where it is known from
 * @param why why it is stated or corrected
 */
public record StatedInstant(InstantKind kind, Instant at, ZoneId zone, String source, String why) {}
