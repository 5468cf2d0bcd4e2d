/**
 * Documents that meet PDF/UA-1 and PDF/A-3a, with fonts of our own, attached data files and the same bytes for the same content. Entry point: {@link org.habeas.templates.pdf.AccessiblePdf}.
 */
@NamedInterface("pdf")
@NullMarked
package org.habeas.templates.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
