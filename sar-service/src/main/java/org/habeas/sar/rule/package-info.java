/**
 * Suggestions for sorting, from words that are data: which rights a text seems to ask for, in which language, and
 * whether somebody acts for another. It shows the words it went by; a person decides.
 */
@NullMarked
@NamedInterface("rule")
package org.habeas.sar.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
