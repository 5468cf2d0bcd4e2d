package org.habeas.transparency.document;

/**
 * The files of a report.
 *
 * @param pdf the document, with the two others inside
 * @param csv one value a line
 * @param json the same values
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are compared by hash, never by equals
public record ReportFiles(byte[] pdf, String csv, String json) {}
