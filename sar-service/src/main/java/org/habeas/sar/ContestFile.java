package org.habeas.sar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.clock.CaseClock;
import org.jspecify.annotations.Nullable;

/**
 * A complaint, an appeal or an inquiry opened for those who may read its case.
 *
 * @param words what it says
 * @param provider the dispute-resolution provider's reference and address, for an inquiry
 * @param answerBy the day that the provider named, null when it named none
 * @param clocks that run or ran on it
 * @param decisionLetter that told the decision appealed against, null for others
 * @param outcome null as long as nothing is decided, and for an inquiry
 * @param reasons or our position; empty as long as nothing is decided
 * @param letter prepared letter, or document when it goes by post
 * @param mayOweNewAnswer whether the request is closed with an answer that another one can follow
 * @param barred whether the one who reads this had to do with the answer, and so cannot decide on it
 * @param own whether the one who reads this decided it, and so cannot approve its letter
 * @param cameBack whether its letter was refused on the way
 */
public record ContestFile(
        UUID id,
        ContestKind kind,
        ContestStage stage,
        Channel channel,
        Instant receivedAt,
        String words,
        String provider,
        @Nullable LocalDate answerBy,
        List<CaseClock> clocks,
        @Nullable UUID decisionLetter,
        @Nullable ContestOutcome outcome,
        boolean newAnswer,
        boolean mayOweNewAnswer,
        String reasons,
        @Nullable String decidedBy,
        boolean byPost,
        @Nullable UUID letter,
        @Nullable String sha256,
        @Nullable LocalDate postedOn,
        boolean barred,
        boolean own,
        boolean cameBack) {

    public ContestFile {
        clocks = List.copyOf(clocks);
    }

    /** Whether a time limit waits for its acknowledgement. */
    public boolean owesAcknowledgement() {
        return clocks.stream().anyMatch(one -> one.isRunning() && ContestClocks.isAcknowledgement(one));
    }
}
