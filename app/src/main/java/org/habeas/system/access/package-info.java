/**
 * What the installation as a whole does to keep sealed cases sealed: the notice to the data protection officer, and a log
 * that names no case.
 */
@NullMarked
package org.habeas.system.access;

import org.jspecify.annotations.NullMarked;
