package org.habeas.transparency.figures;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.legalprocess.disclosure.TargetKind;

/** Some requests of a period, counted; every number knows the cases behind it. */
public final class Tally {

    private final List<Request> requests;
    private final ZoneId zone;

    Tally(List<Request> requests, ZoneId zone) {
        this.requests = List.copyOf(requests);
        this.zone = zone;
    }

    /** The number of a measure; targets count once each. */
    public long count(Measure measure) {
        return switch (measure) {
            case DOMAINS -> targets(TargetKind.DOMAIN);
            case ACCOUNTS -> targets(TargetKind.ACCOUNT);
            case ITEMS -> targets(TargetKind.ITEM);
            default -> cases(measure).size();
        };
    }

    /** The cases behind the number of a measure. */
    public SortedSet<String> cases(Measure measure) {
        return switch (measure) {
            case RECEIVED -> where(request -> true);
            case ANSWERED -> where(Request::isAnswered);
            case IN_PROCESS -> where(Request::isOpen);
            case RESIDUAL -> where(request -> request.residual() != null);
            case DOMAINS -> where(request -> request.count(TargetKind.DOMAIN) > 0);
            case ACCOUNTS -> where(request -> request.count(TargetKind.ACCOUNT) > 0);
            case ITEMS -> where(request -> request.count(TargetKind.ITEM) > 0);
        };
    }

    /** How many were closed for this reason. */
    public long count(Residual reason) {
        return where(request -> request.residual() == reason).size();
    }

    /** How many answered requests disclosed data of this kind at most. */
    public long count(DataCategory category) {
        return where(request -> request.isAnswered() && request.disclosed() == category)
                .size();
    }

    /** How many answered requests tell nothing of the kind of data. */
    public long countWithoutCategory() {
        return where(request -> request.isAnswered() && request.disclosed() == null)
                .size();
    }

    /** How many answered requests had this notice outcome. */
    public long count(NoticeOutcome outcome) {
        return where(request -> request.isAnswered() && request.notice() == outcome)
                .size();
    }

    /** How many were narrowed, whatever became of them. */
    public long countNarrowed() {
        return where(Request::narrowed).size();
    }

    /** Days from service to the answer: the one in the middle, or the mean of the two; empty when none was answered. */
    public Optional<BigDecimal> medianDays() {
        List<Long> days = requests.stream()
                .filter(Request::isAnswered)
                .map(request -> request.days(zone))
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        long low = days.get((days.size() - 1) / 2);
        long high = days.get(days.size() / 2);
        BigDecimal middle = BigDecimal.valueOf(low + high).divide(BigDecimal.valueOf(2));
        return Optional.of(middle.stripTrailingZeros());
    }

    /** Share of the received that were answered, in percent with one decimal place; empty when none was received. */
    public Optional<BigDecimal> answeredPercent() {
        return Share.of(count(Measure.ANSWERED), count(Measure.RECEIVED));
    }

    boolean reconciles() {
        return count(Measure.RECEIVED) == count(Measure.ANSWERED) + count(Measure.IN_PROCESS) + count(Measure.RESIDUAL);
    }

    private long targets(TargetKind kind) {
        return requests.stream()
                .flatMap(request -> request.targets().stream())
                .filter(target -> target.kind() == kind)
                .distinct()
                .count();
    }

    private SortedSet<String> where(Predicate<Request> condition) {
        return requests.stream()
                .filter(condition)
                .map(Request::caseReference)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
