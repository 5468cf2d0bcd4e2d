package org.habeas.transparency.figures;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.Coded;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.RequestGroup;
import org.habeas.legalprocess.disclosure.Target;

/**
 * Computes the figures of a period. Requests are followed from the period in which they were served (cohort view); the
 * work of the period is shown beside it (flow view), and both must reconcile.
 */
public final class ReportFigures {

    private static final int DAYS_OF_A_WEEK = 7;

    private final Period period;
    private final Profile profile;
    private final Instant asOf;
    private final ZoneId zone;
    private final Instant begin;
    private final Instant end;
    private final List<Story> told;

    private ReportFigures(List<DisclosureEvent> events, Period period, Profile profile, Instant asOf) {
        this.period = period;
        this.profile = profile;
        this.asOf = asOf;
        this.zone = profile.zoneId();
        this.begin = period.begins(zone);
        this.end = period.ends(zone);
        SortedMap<String, List<DisclosureEvent>> cases = events.stream()
                .filter(event -> !event.recordedAt().isAfter(asOf))
                .collect(Collectors.groupingBy(DisclosureEvent::caseReference, TreeMap::new, Collectors.toList()));
        this.told = cases.entrySet().stream()
                .map(entry -> new Story(entry.getKey(), entry.getValue()))
                .toList();
        List<CaseProblem> problems = told.stream()
                .flatMap(story -> story.contradiction(end).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new EventsDoNotReconcile(problems);
        }
    }

    /**
     * The figures of a period that has ended.
     *
     * @param events all that is known, in any order; what happened after the period is left aside
     * @param asOf what was recorded later is left aside
     * @throws EventsDoNotReconcile when events of a case contradict each other, naming the case
     * @throws PeriodNotEnded when the period runs on as of {@code asOf}
     */
    public static Figures of(List<DisclosureEvent> events, Period period, Profile profile, Instant asOf) {
        if (asOf.isBefore(period.ends(profile.zoneId()))) {
            throw new PeriodNotEnded(period);
        }
        return ofUnfinished(events, period, profile, asOf);
    }

    /** The figures of a period whether or not it has ended, for a look ahead. */
    public static Figures ofUnfinished(List<DisclosureEvent> events, Period period, Profile profile, Instant asOf) {
        return new ReportFigures(events, period, profile, asOf).compute();
    }

    private Figures compute() {
        List<Request> now = requests(story -> story.isServedBefore(end), end);
        List<GroupFigures> groups = new ArrayList<>();
        GroupFigures content = group(new Profile.Group(RequestGroup.CONTENT.code(), List.of()), now);
        for (Profile.Group group : profile.groups()) {
            if (group.key() == RequestGroup.CONTENT) {
                content = group(group, now);
            } else if (group.key().isForUserData()) {
                groups.add(group(group, now));
            }
        }
        List<Request> data = now.stream()
                .filter(request -> request.facts().group().isForUserData())
                .toList();
        Figures figures = new Figures(
                period,
                profile,
                asOf,
                groups,
                new Tally(received(data), zone),
                flow(data),
                content,
                countries(received(data)),
                challenges(),
                received(now).stream()
                        .filter(request -> request.facts().group() == RequestGroup.PRESERVATION)
                        .count(),
                forged(),
                weeks(received(data)),
                nationalSecurity(received(now)),
                openDemands());
        requireReconciled(figures);
        return figures;
    }

    private GroupFigures group(Profile.Group group, List<Request> all) {
        List<Request> mine = all.stream()
                .filter(request -> request.facts().group() == group.key())
                .toList();
        List<RowFigures> rows = new ArrayList<>();
        for (Profile.Line line : group.rows()) {
            Predicate<Request> counted = line.isForTheRest()
                    ? request -> group.rows().stream().noneMatch(other -> other.counts(request.facts()))
                    : request -> line.counts(request.facts());
            List<Request> here = received(mine).stream().filter(counted).toList();
            if (!line.isForTheRest() || !here.isEmpty()) {
                rows.add(new RowFigures(line.code(), line.label(), new Tally(here, zone)));
            }
        }
        return new GroupFigures(group.key(), rows, new Tally(received(mine), zone), flow(mine));
    }

    private Flow flow(List<Request> requests) {
        long opening = 0;
        long answered = 0;
        long answeredEarlier = 0;
        long closed = 0;
        long closedEarlier = 0;
        long closing = 0;
        long closingNew = 0;
        for (Request request : requests) {
            Instant over = request.closed();
            boolean isNew = !request.received().isBefore(begin);
            if (over != null && over.isBefore(begin)) {
                continue;
            }
            opening += isNew ? 0 : 1;
            closing += request.isOpen() ? 1 : 0;
            closingNew += request.isOpen() && isNew ? 1 : 0;
            answered += request.isAnswered() && isNew ? 1 : 0;
            answeredEarlier += request.isAnswered() && !isNew ? 1 : 0;
            closed += request.residual() != null && isNew ? 1 : 0;
            closedEarlier += request.residual() != null && !isNew ? 1 : 0;
        }
        return new Flow(
                opening,
                received(requests).size(),
                answered,
                answeredEarlier,
                closed,
                closedEarlier,
                closing,
                closingNew);
    }

    private SortedMap<String, Tally> countries(List<Request> requests) {
        SortedMap<String, List<Request>> byCountry = requests.stream()
                .collect(Collectors.groupingBy(
                        request ->
                                Optional.ofNullable(request.facts().country()).orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        SortedMap<String, Tally> tallies = new TreeMap<>();
        byCountry.forEach((code, of) -> tallies.put(code, new Tally(of, zone)));
        return tallies;
    }

    private Map<Challenge, ChallengeCount> challenges() {
        Map<Challenge, ChallengeCount> counts = new EnumMap<>(Challenge.class);
        for (Challenge challenge : Challenge.values()) {
            List<DisclosureKind> states = told.stream()
                    .filter(story -> !story.isForged())
                    .filter(story -> story.facts().group() != RequestGroup.NATIONAL_SECURITY)
                    .map(story -> story.challenges(begin, end).get(challenge))
                    .filter(Objects::nonNull)
                    .toList();
            counts.put(
                    challenge,
                    new ChallengeCount(
                            states.size(),
                            states.stream()
                                    .filter(state -> state == DisclosureKind.CHALLENGE_UPHELD)
                                    .count(),
                            states.stream()
                                    .filter(state -> state == DisclosureKind.CHALLENGE_DENIED)
                                    .count()));
        }
        return counts;
    }

    private long forged() {
        return told.stream()
                .filter(Story::isForged)
                .filter(story -> story.facts().group() != RequestGroup.NATIONAL_SECURITY)
                .filter(story -> story.isServedBefore(end) && !story.received().isBefore(begin))
                .count();
    }

    private List<Long> weeks(List<Request> requests) {
        int weeks = Math.round(ChronoUnit.DAYS.between(period.start(), period.end()) / (float) DAYS_OF_A_WEEK);
        long[] counts = new long[weeks];
        for (Request request : requests) {
            long day = ChronoUnit.DAYS.between(
                    period.start(), request.received().atZone(zone).toLocalDate());
            // the last week is a little shorter or longer, whichever is nearer to a week
            counts[(int) Math.min(weeks - 1, day / DAYS_OF_A_WEEK)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private NationalSecurity nationalSecurity(List<Request> requests) {
        List<Request> secret = requests.stream()
                .filter(request -> request.facts().group() == RequestGroup.NATIONAL_SECURITY)
                .toList();
        Set<Target> selectors =
                secret.stream().flatMap(request -> request.targets().stream()).collect(Collectors.toSet());
        return new NationalSecurity(
                Band.around(secret.size(), profile.bandWidth()), Band.around(selectors.size(), profile.bandWidth()));
    }

    private Set<ExtraordinaryDemand> openDemands() {
        Set<ExtraordinaryDemand> open = EnumSet.noneOf(ExtraordinaryDemand.class);
        for (Story story : told) {
            for (String demand : story.openDemands()) {
                open.add(Coded.parse(ExtraordinaryDemand.class, demand).orElseThrow());
            }
        }
        return open;
    }

    private List<Request> requests(Predicate<Story> condition, Instant until) {
        return told.stream()
                .filter(story -> !story.isForged())
                .filter(condition)
                .map(story -> story.at(until))
                .toList();
    }

    private List<Request> received(List<Request> requests) {
        return requests.stream()
                .filter(request -> !request.received().isBefore(begin))
                .toList();
    }

    private static void requireReconciled(Figures figures) {
        List<CaseProblem> problems = new ArrayList<>();
        figures.groups().forEach(group -> {
            long rows = group.rows().stream()
                    .mapToLong(row -> row.tally().count(Measure.RECEIVED))
                    .sum();
            if (rows != group.tally().count(Measure.RECEIVED)
                    || !group.tally().reconciles()
                    || !group.flow().reconciles()) {
                problems.add(new CaseProblem(group.group().words(), "rows, subtotal and balance do not agree"));
            }
        });
        if (!figures.total().reconciles() || !figures.flow().reconciles()) {
            problems.add(new CaseProblem("all requests", "received is not answered, in process and closed"));
        }
        if (!problems.isEmpty()) {
            throw new EventsDoNotReconcile(problems);
        }
    }
}
