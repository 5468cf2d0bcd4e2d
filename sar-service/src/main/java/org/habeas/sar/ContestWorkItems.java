package org.habeas.sar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.habeas.casework.clock.CaseClock;
import org.habeas.workflows.WorkItemFacts;
import org.habeas.workflows.model.ContestModel.Steps;
import org.springframework.stereotype.Component;

/** What the inbox shows of a task about a complaint, an appeal or an inquiry: its own kind and date beside the request's facts. */
@Component
class ContestWorkItems {

    /** Where one stands whose task waits. */
    private static final Map<String, ContestStage> STAGES = Map.of(
            Steps.DECIDE, ContestStage.DECIDING,
            Steps.APPROVE_LETTER, ContestStage.SUBMITTED,
            Steps.POST_LETTER, ContestStage.TO_POST);

    private final Contests contests;
    private final ContestClocks clocks;

    ContestWorkItems(Contests contests, ContestClocks clocks) {
        this.contests = contests;
        this.clocks = clocks;
    }

    /** The facts of a task; those of the request where the task is one of its own. */
    WorkItemFacts of(SubjectRequest request, String task, WorkItemFacts ofRequest) {
        return STAGES.containsKey(task)
                ? at(request, task).map(one -> about(request, one, ofRequest)).orElse(ofRequest)
                : ofRequest;
    }

    /** The one that a task is about: of several at the same step the oldest, which is done first. */
    Optional<Contest> at(SubjectRequest request, String task) {
        return contests.openOf(request.reference()).stream()
                .filter(one -> one.stage() == STAGES.get(task))
                .findFirst();
    }

    private WorkItemFacts about(SubjectRequest request, Contest contest, WorkItemFacts ofRequest) {
        Set<String> flags = new TreeSet<>(ofRequest.flags());
        flags.removeIf(flag -> flag.startsWith("escalated:") || flag.equals("unverified"));
        if (clocks.of(contest).stream().anyMatch(one -> one.isRunning() && one.isUnverified())) {
            flags.add("unverified");
        }
        contest.warned().ifPresent(stage -> flags.add("escalated:" + stage));
        if (contest.decision().hasComeBack()) {
            flags.add("came-back");
        }
        LocalDate due = clocks.due(request, contest).map(DueDay::day).orElse(null);
        return new WorkItemFacts(
                ofRequest.title(),
                ofRequest.who(),
                contest.kind().words(),
                clocks.of(contest).stream()
                        .filter(CaseClock::isRunning)
                        .map(CaseClock::regime)
                        .findFirst()
                        .orElse(""),
                ofRequest.language(),
                due,
                null,
                flags);
    }
}
