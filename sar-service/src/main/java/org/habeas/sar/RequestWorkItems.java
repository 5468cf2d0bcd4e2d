package org.habeas.sar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.directory.Directory;
import org.habeas.casework.directory.DirectoryAnswer;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.Party;
import org.habeas.workflows.WorkItemFacts;
import org.habeas.workflows.WorkItemSource;
import org.springframework.stereotype.Component;

/** What the inbox shows of a request. */
@Component
class RequestWorkItems implements WorkItemSource {

    private final SubjectRequests requests;
    private final LettersToPost toPost;
    private final RequestFiles files;
    private final CaseClocks clocks;
    private final Parties parties;
    private final Directory directory;
    private final ContestWorkItems contests;

    RequestWorkItems(
            SubjectRequests requests,
            LettersToPost toPost,
            RequestFiles files,
            CaseClocks clocks,
            Parties parties,
            Directory directory,
            ContestWorkItems contests) {
        this.requests = requests;
        this.toPost = toPost;
        this.files = files;
        this.clocks = clocks;
        this.parties = parties;
        this.directory = directory;
        this.contests = contests;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.SUBJECT_REQUEST;
    }

    @Override
    public WorkItemFacts facts(CaseReference reference, String task) {
        SubjectRequest request = requests.of(reference);
        return toPost.of(request, task, contests.of(request, task, ofRequest(request)));
    }

    private WorkItemFacts ofRequest(SubjectRequest request) {
        CaseReference reference = request.reference();
        Optional<Party> requester = parties.requesterOf(reference);
        Optional<CaseClock> ruling = clocks.ruling(reference);
        Optional<PauseReason> waiting = ruling.map(CaseClock::waitingFor);
        LocalDate due = ruling.map(CaseClock::due).orElse(null);
        String title = files.title(request);
        return new WorkItemFacts(
                title.isBlank() ? "(no subject)" : title,
                requester.map(RequestWorkItems::name).orElse("sender unknown"),
                request.rights().isEmpty()
                        ? "Not sorted yet"
                        : request.rights().stream().map(Right::words).collect(Collectors.joining(", ")),
                ruling.map(CaseClock::regime).orElse(""),
                request.language(),
                due,
                waiting.map(PauseReason::words).orElse(null),
                flags(request, requester, ruling));
    }

    private Set<String> flags(SubjectRequest request, Optional<Party> requester, Optional<CaseClock> ruling) {
        Set<String> flags = new TreeSet<>();
        if (ruling.filter(CaseClock::isUnverified).isPresent()) {
            flags.add("unverified");
        }
        if (request.receipt().channel() != Channel.MAIL) {
            flags.add("by-hand");
        }
        if (request.receipt().isAutomatic()) {
            flags.add("automatic");
        }
        if (request.unreadReplies() > 0) {
            flags.add("reply");
        }
        if (!request.alsoNamed().isEmpty()) {
            flags.add("new-right");
        }
        if (request.isNotReached()) {
            flags.add("not-reached");
        }
        if (request.answer().setback() != null) {
            flags.add("came-back");
        }
        request.escalated().ifPresent(stage -> flags.add("escalated:" + stage));
        requester
                .map(Party::email)
                .map(directory::whoIs)
                .filter(answer -> answer.standing() == DirectoryAnswer.Standing.END_USER)
                .ifPresent(answer -> flags.add("end-user"));
        return flags;
    }

    private static String name(Party party) {
        String email = party.email();
        return !party.name().isBlank() ? party.name() : email == null ? "no name given" : email;
    }
}
