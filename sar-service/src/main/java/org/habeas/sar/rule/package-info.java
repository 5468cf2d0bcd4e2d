/**
 * Suggestions for sorting, from words that are data: which rights a text seems to ask for, in which language, and
 * whether somebody acts for another. It shows the words it went by; a person decides.
 */
@NullMarked
package org.habeas.sar.rule;

import org.jspecify.annotations.NullMarked;
