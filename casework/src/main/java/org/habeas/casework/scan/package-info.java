/**
 * The look for viruses in what came from outside: a port, clamd behind it, and the verdicts. Entry point:
 * {@link org.habeas.casework.scan.Scans}, which lets nothing be opened that is infected or that a configured scanner has
 * not found clean.
 */
@NamedInterface("scan")
@NullMarked
package org.habeas.casework.scan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
