package org.habeas.transparency.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.habeas.transparency.figures.Profile;

/** Checks the data files of reports, each alone and all together. */
public final class ReportCheck {

    private ReportCheck() {}

    /**
     * What does not hold in some files.
     *
     * @param files their text by name, in the order in which findings shall come
     * @throws UnreadableReport when one of them is no report whose shape is known
     */
    public static List<Finding> of(Map<String, String> files) {
        List<Finding> findings = new ArrayList<>();
        List<Cell> all = new ArrayList<>();
        files.forEach((name, text) -> {
            ReportFile file = ReportFile.read(name, text);
            if (DsaOrders.isPartThree(file)) {
                findings.addAll(DsaOrders.of(file));
            } else {
                findings.addAll(SumRules.of(file.cells()));
                findings.addAll(MedianRules.of(file.cells()));
                findings.addAll(WordRules.of(file));
                findings.addAll(PeriodRules.ofOne(file));
                all.addAll(file.cells());
            }
        });
        findings.addAll(BandRules.of(all));
        findings.addAll(PeriodRules.ofAll(all));
        return List.copyOf(findings);
    }

    /**
     * What does not hold in some files of one profile.
     *
     * @param files as in {@link #of}
     * @throws UnreadableReport as in {@link #of}
     */
    public static List<Finding> against(Profile profile, Map<String, String> files) {
        List<Finding> findings = new ArrayList<>(of(files));
        files.forEach((name, text) -> findings.addAll(ProfileRules.of(ReportFile.read(name, text), profile)));
        return List.copyOf(findings);
    }
}
