/**
 * Letters of the installation in the place of shipped ones: read from a directory, linted, submitted by one person and released by another.
 */
@NullMarked
package org.habeas.system.letters;

import org.jspecify.annotations.NullMarked;
