/**
 * The figures of a report as a pure function of disclosure events, period, profile and an instant: the same events give the same values. Entry point: {@link org.habeas.transparency.figures.ReportFigures}.
 */
@NamedInterface("figures")
@NullMarked
package org.habeas.transparency.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
