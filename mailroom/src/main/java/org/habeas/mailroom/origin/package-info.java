/**
 * What can be measured about where a mail came from: the results of our own border server and signatures on its raw bytes. Evidence for a person, never a verdict.
 */
@NullMarked
package org.habeas.mailroom.origin;

import org.jspecify.annotations.NullMarked;
