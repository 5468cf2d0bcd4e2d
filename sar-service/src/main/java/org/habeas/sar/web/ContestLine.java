package org.habeas.sar.web;

import java.util.List;
import org.habeas.casework.clock.CaseClock;
import org.habeas.sar.ContestFile;
import org.habeas.sar.ContestOutcome;
import org.habeas.sar.RequestFile;

/**
 * A complaint, an appeal or an inquiry as the page of its case shows it.
 *
 * @param came how and when it came
 * @param standing where it stands, with what came of it and by whom it was decided
 * @param dates what is or was due by law, with its citation
 */
record ContestLine(ContestFile file, String came, String standing, List<String> dates) {

    static ContestLine of(ContestFile contest, RequestFile request, String decidedBy) {
        ContestOutcome outcome = contest.outcome();
        String decided =
                decidedBy.isEmpty() ? "" : ". " + (outcome == null ? "Answered" : outcome.words()) + " by " + decidedBy;
        return new ContestLine(
                contest,
                "Came " + contest.channel().words() + ", " + RequestFace.moment(request, contest.receivedAt()),
                contest.stage().words() + decided + (contest.cameBack() ? ". Its letter came back" : ""),
                contest.clocks().stream().map(ContestLine::date).toList());
    }

    private static String date(CaseClock clock) {
        String mark = clock.isUnverified() ? " (UNVERIFIED)" : "";
        String state = clock.isRunning() ? "due " : clock.owed() ? "met, was due " : "not owed, was due ";
        return clock.citation() + mark + ": " + state + clock.due();
    }
}
