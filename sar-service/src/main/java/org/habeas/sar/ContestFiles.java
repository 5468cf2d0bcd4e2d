package org.habeas.sar;

import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.sar.SealedWords.ProviderWords;
import org.springframework.stereotype.Component;

/** Opens complaints, appeals and inquiries for those who may read their request. */
@Component
class ContestFiles {

    private final Contests contests;
    private final ContestClocks clocks;
    private final ContestTelling telling;
    private final SealedWords sealed;

    ContestFiles(Contests contests, ContestClocks clocks, ContestTelling telling, SealedWords sealed) {
        this.contests = contests;
        this.clocks = clocks;
        this.telling = telling;
        this.sealed = sealed;
    }

    /** Those of a request, the oldest first. */
    List<ContestFile> of(SubjectRequest request, Acting acting) {
        return contests.of(request.reference()).stream()
                .map(one -> file(request, one, acting))
                .toList();
    }

    private ContestFile file(SubjectRequest request, Contest contest, Acting acting) {
        ContestReceipt receipt = contest.receipt();
        ContestDecision decision = contest.decision();
        byte[] provider = receipt.provider();
        byte[] reasons = decision.reasons();
        return new ContestFile(
                contest.id(),
                contest.kind(),
                contest.stage(),
                receipt.channel(),
                receipt.receivedAt(),
                sealed.open(request.reference(), "contest", receipt.words(), String.class),
                provider == null
                        ? ""
                        : words(sealed.open(request.reference(), "contest-provider", provider, ProviderWords.class)),
                receipt.answerBy(),
                clocks.of(contest),
                contest.decisionLetter().orElse(null),
                decision.outcome(),
                decision.owesNewAnswer(),
                telling.canAnswerAnew(request),
                reasons == null ? "" : sealed.open(request.reference(), "contest-reasons", reasons, String.class),
                decision.decidedBy(),
                decision.byPost(),
                decision.letter(),
                decision.sha256(),
                decision.postedOn(),
                contest.kind().isDecided() && request.answer().hasWorkedOn(acting.who()),
                decision.isBy(acting.who()),
                decision.hasComeBack());
    }

    private static String words(ProviderWords provider) {
        return provider.reference() + ", " + provider.email();
    }
}
