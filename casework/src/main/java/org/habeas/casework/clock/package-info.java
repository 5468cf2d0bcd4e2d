/**
 * Deadlines: the rules of each law as data, the working-day calendars, and the pure arithmetic that turns a rule, an
 * anchor and the facts of a case into a date together with its derivation. Nothing here reads a wall clock, a database
 * or the configuration, so that a date computed today is computed again, equal, in ten years.
 */
@NamedInterface("clock")
@NullMarked
package org.habeas.casework.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
