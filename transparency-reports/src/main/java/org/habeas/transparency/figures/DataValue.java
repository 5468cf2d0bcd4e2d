package org.habeas.transparency.figures;

/**
 * One value of a report in its data files.
 *
 * @param table which table
 * @param group who asks, or empty
 * @param row which row, or empty for the sum of the group or the table
 * @param country ISO 3166-1 alpha-2 code, or empty
 * @param measure what is counted
 * @param value the number as it is printed, without separators of thousands; empty for not applicable
 */
public record DataValue(String table, String group, String row, String country, String measure, String value) {}
