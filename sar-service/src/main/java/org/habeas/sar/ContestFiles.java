package org.habeas.sar;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.sar.SealedWords.ProviderWords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens complaints, appeals and inquiries for reading. */
@Service
public class ContestFiles {

    private final SubjectRequests requests;
    private final Contests contests;
    private final ContestWorkItems tasks;
    private final ContestClocks clocks;
    private final ContestTelling telling;
    private final SealedWords sealed;

    ContestFiles(
            SubjectRequests requests,
            Contests contests,
            ContestWorkItems tasks,
            ContestClocks clocks,
            ContestTelling telling,
            SealedWords sealed) {
        this.requests = requests;
        this.contests = contests;
        this.tasks = tasks;
        this.clocks = clocks;
        this.telling = telling;
        this.sealed = sealed;
    }

    /** Those of a request, the oldest first. */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR})
    public List<ContestFile> of(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        return contests.of(reference).stream()
                .map(one -> file(request, one, acting))
                .toList();
    }

    /** The one that a task of the request is about, empty when none waits there. */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR})
    public Optional<ContestFile> at(CaseReference reference, String task, Acting acting) {
        SubjectRequest request = requests.of(reference);
        return tasks.at(request, task).map(one -> file(request, one, acting));
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
