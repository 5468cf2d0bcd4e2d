package org.habeas.transparency.figures;

/**
 * One row of the table by type of process.
 *
 * @param code as data files write it
 * @param label as the report prints it
 * @param tally its numbers
 */
public record RowFigures(String code, String label, Tally tally) {}
