package org.habeas.transparency.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.habeas.transparency.figures.Period;

/** National security in bands: R9, the arithmetic of 50 U.S.C. § 1874 and no way to compute what a band hides. */
public final class BandRules {

    private static final Set<Long> WIDTHS = Set.of(100L, 250L, 500L, 1000L);

    private BandRules() {}

    /**
     * A published range.
     *
     * @param place where it is published, for a person
     * @param period what it is about
     * @param edition of the report
     * @param unit what is counted
     */
    public record Published(String place, Period period, int edition, String unit, long from, long to) {

        private String words() {
            return from + "–" + to;
        }
    }

    static List<Finding> of(List<Cell> cells) {
        List<Finding> findings = new ArrayList<>();
        List<Published> bands = new ArrayList<>();
        for (Cell cell : cells) {
            boolean secret = (cell.table() + cell.group() + cell.row())
                    .toLowerCase(Locale.ROOT)
                    .replace(' ', '_')
                    .contains("national_security");
            if (secret && cell.number().filter(number -> number.signum() != 0).isPresent()) {
                findings.add(new Finding(
                        "R9", cell.words(), cell.value() + " is a number; national security process has only bands"));
            }
            Optional<Period> period = Period.parse(cell.period());
            cell.band().ifPresent(band -> {
                findings.addAll(arithmetic(cell.words(), band[0], band[1]));
                period.ifPresent(of -> bands.add(
                        new Published(cell.words(), of, 1, cell.row() + " " + cell.measure(), band[0], band[1])));
            });
        }
        findings.addAll(differences(bands));
        return findings;
    }

    private static List<Finding> arithmetic(String place, long from, long to) {
        long width = to - from + 1;
        boolean holds = WIDTHS.contains(width) && from % width == 0;
        return holds
                ? List.of()
                : List.of(new Finding(
                        "R9",
                        place,
                        from + "–" + to + " spans " + width
                                + (WIDTHS.contains(width)
                                        ? " but does not begin at a multiple of it"
                                        : "; the law allows bands of 100, 250, 500 or 1000")));
    }

    /**
     * What ranges over the same time tell together that none tells alone: two editions that differ, a year beside its
     * halves.
     *
     * @param bands all that are or would be published
     */
    public static List<Finding> differences(List<Published> bands) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            Published one = bands.get(i);
            for (Published other : bands.subList(0, i)) {
                if (!one.unit().equals(other.unit())) {
                    continue;
                }
                if (one.period().equals(other.period()) && (one.from() != other.from() || one.to() != other.to())) {
                    findings.add(new Finding(
                            "R9",
                            one.place(),
                            one.words() + " here and " + other.words() + " in " + other.place()
                                    + ": the difference tells how near the number lies to the edge of its band"));
                }
            }
            if (one.period().isYear()) {
                halves(one, bands, findings);
            }
        }
        return findings;
    }

    private static void halves(Published year, List<Published> bands, List<Finding> findings) {
        List<Published> halves = bands.stream()
                .filter(half -> half.period().code().startsWith(year.period().code() + "-H")
                        && half.unit().equals(year.unit()))
                .toList();
        for (Published first : halves) {
            for (Published second : halves) {
                if (first.period().compareTo(second.period()) >= 0) {
                    continue;
                }
                long low = Math.max(first.from(), year.from() - second.to());
                long high = Math.min(first.to(), year.to() - second.from());
                long lowest = Math.max(year.from(), first.from() + second.from());
                long highest = Math.min(year.to(), first.to() + second.to());
                boolean tells = low > first.from()
                        || high < first.to()
                        || Math.max(second.from(), year.from() - first.to()) > second.from()
                        || Math.min(second.to(), year.to() - first.from()) < second.to()
                        || lowest > year.from()
                        || highest < year.to();
                if (tells) {
                    findings.add(new Finding(
                            "R9",
                            year.place(),
                            year.words() + " for the year beside " + first.words() + " and " + second.words()
                                    + " for its halves leaves " + lowest + "–" + highest + " for the year and " + low
                                    + "–" + high + " for " + first.period()));
                }
            }
        }
    }
}
