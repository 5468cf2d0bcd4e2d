package org.habeas.transparency.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.habeas.legalprocess.disclosure.Coded;
import org.habeas.transparency.figures.Profile;

/** Whether a report is of a profile: R4 its rows by type, R7 the profile it names, R9 the width of its bands. */
final class ProfileRules {

    private static final Set<String> TABLES = Set.of("by_type", "content");

    private ProfileRules() {}

    static List<Finding> of(ReportFile file, Profile profile) {
        List<Finding> findings = new ArrayList<>();
        String named = file.json().path("report").path("profile").asText(profile.id());
        if (!named.equals(profile.id())) {
            findings.add(new Finding("R7", file.name() + ", report", "names the profile " + named));
        }
        Set<String> there = new LinkedHashSet<>();
        for (Cell cell : file.cells()) {
            bandOf(cell, profile, findings);
            if (TABLES.contains(cell.table()) && !cell.row().isEmpty()) {
                String row = Coded.plain(cell.row());
                if (isKnown(cell.group(), row, profile)) {
                    there.add(row);
                } else if (there.add(cell.group() + "/" + row)) {
                    findings.add(new Finding("R4", cell.words(), "the profile " + profile.id() + " has no such row"));
                }
            }
        }
        for (Profile.Group group : profile.groups()) {
            for (Profile.Line line : group.rows()) {
                if (!line.isForTheRest()
                        && !there.contains(line.code())
                        && !there.contains(Coded.plain(line.label()))) {
                    findings.add(new Finding(
                            "R4",
                            file.name(),
                            "the row " + line.code() + " of " + group.key().code() + " is missing"));
                }
            }
        }
        return findings;
    }

    private static void bandOf(Cell cell, Profile profile, List<Finding> findings) {
        cell.band()
                .filter(band -> band[1] - band[0] + 1 != profile.bandWidth())
                .ifPresent(band -> findings.add(new Finding(
                        "R9",
                        cell.words(),
                        cell.value() + " spans " + (band[1] - band[0] + 1) + "; the profile " + profile.id()
                                + " has bands of " + profile.bandWidth())));
    }

    /** A table of another publisher names no groups. */
    private static boolean isKnown(String group, String row, Profile profile) {
        return profile.groups().stream()
                .filter(one -> group.isEmpty() || one.key().code().equals(group))
                .flatMap(one -> one.rows().stream())
                .anyMatch(line ->
                        line.code().equals(row) || Coded.plain(line.label()).equals(row));
    }
}
