/**
 * The validators R1 to R13: what must hold in any transparency report, our own before it is published and those of others
 * as they stand in their data files.
 */
@NullMarked
@NamedInterface("check")
package org.habeas.transparency.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
