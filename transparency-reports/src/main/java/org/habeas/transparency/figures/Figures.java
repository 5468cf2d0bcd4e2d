package org.habeas.transparency.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;

/**
 * All figures of a period.
 *
 * @param period what it is about
 * @param profile whose rows and words
 * @param asOf what was learned later is not in it
 * @param groups requests for user data by who asks
 * @param total all requests for user data, each target once
 * @param flow the work on all of them
 * @param content orders to remove or block content, part of no total
 * @param countries requests for user data by country code; the empty code where nobody kept it
 * @param challenges ways of contesting, each with what came of it
 * @param preservation demands to preserve data, part of no total
 * @param forged papers that turned out to be forged, part of no total
 * @param weeks requests for user data received in each week of the period
 * @param nationalSecurity in bands, part of no other figure
 * @param openDemands demands for things never done that are open as of {@code asOf}; never printed
 */
public record Figures(
        Period period,
        Profile profile,
        Instant asOf,
        List<GroupFigures> groups,
        Tally total,
        Flow flow,
        GroupFigures content,
        SortedMap<String, Tally> countries,
        Map<Challenge, ChallengeCount> challenges,
        long preservation,
        long forged,
        List<Long> weeks,
        NationalSecurity nationalSecurity,
        Set<ExtraordinaryDemand> openDemands) {

    public Figures {
        groups = List.copyOf(groups);
        challenges = Map.copyOf(challenges);
        weeks = List.copyOf(weeks);
        openDemands = Set.copyOf(openDemands);
    }

    /** Whether no request was received in the period and none was open when it began. */
    public boolean isEmpty() {
        return flow.opening() == 0
                && total.count(Measure.RECEIVED) == 0
                && content.flow().opening() == 0
                && content.tally().count(Measure.RECEIVED) == 0;
    }
}
