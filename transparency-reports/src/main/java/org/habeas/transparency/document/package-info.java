/**
 * The report as a document: pages made of the figures, as PDF with its data files inside. Entry point: {@link org.habeas.transparency.document.ReportDocument}.
 */
@NamedInterface("document")
@NullMarked
package org.habeas.transparency.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
