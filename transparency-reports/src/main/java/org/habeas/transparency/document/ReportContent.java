package org.habeas.transparency.document;

import java.time.LocalDate;
import java.util.List;
import org.habeas.transparency.figures.Figures;

/**
 * Everything a report says.
 *
 * @param company the name on the cover
 * @param figures of the period
 * @param history figures of earlier half-years and of this one, oldest first; this one alone when nothing earlier is known
 * @param published the date on the cover
 * @param version of the report for this period, from 1
 * @param draft whether it says on every page that it is not published
 * @param statements attested for this period, in the order of the report
 * @param changes since the last report or version
 * @param reviewer who reviewed it, or empty
 */
public record ReportContent(
        String company,
        Figures figures,
        List<Figures> history,
        LocalDate published,
        int version,
        boolean draft,
        List<AttestedStatement> statements,
        List<Change> changes,
        String reviewer) {

    public ReportContent {
        history = List.copyOf(history);
        statements = List.copyOf(statements);
        changes = List.copyOf(changes);
    }

    /**
     * A thing never done, with the person who says so for this period.
     *
     * @param date on which they said so, set by them
     */
    public record AttestedStatement(String text, int version, String name, String role, LocalDate date) {}

    /**
     * A figure or a wording that is not what it was.
     *
     * @param what in words
     * @param was the value before
     * @param is the value now
     * @param reason why
     * @param date of the decision
     */
    public record Change(String what, String was, String is, String reason, LocalDate date) {}

    /** Name of a file of this report. */
    public String fileName(String extension) {
        return "transparency-report-" + figures.period().code() + (version > 1 ? "-v" + version : "") + "." + extension;
    }
}
