package org.habeas.legalprocess;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.vault.Documents;
import org.habeas.workflows.WorkItemFacts;
import org.habeas.workflows.WorkItemSource;
import org.springframework.stereotype.Component;

/** What the inbox shows of a legal process: no name, no docket, because it stands outside the keysets. */
@Component
class LegalWorkItems implements WorkItemSource {

    private final LegalProcesses processes;
    private final LegalClocks clocks;
    private final Documents documents;
    private final CaseAccess access;

    LegalWorkItems(LegalProcesses processes, LegalClocks clocks, Documents documents, CaseAccess access) {
        this.processes = processes;
        this.documents = documents;
        this.access = access;
        this.clocks = clocks;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.LEGAL_PROCESS;
    }

    @Override
    public WorkItemFacts facts(CaseReference reference, String task) {
        LegalProcess process = processes.of(reference);
        Optional<CaseClock> ruling = clocks.ruling(reference);
        String type = process.demand()
                .map(demand -> Instruments.shipped().of(demand.instrument()).words())
                .orElse("Legal process");
        int targets = process.targets().size();
        return new WorkItemFacts(
                targets == 0
                        ? "Legal process, not recorded yet"
                        : type + (targets == 1 ? ", 1 target" : ", " + targets + " targets"),
                process.demand()
                        .map(demand -> "Authority in " + demand.country())
                        .orElse("Authority not known yet"),
                type,
                ruling.map(CaseClock::regime).orElse(""),
                process.language(),
                ruling.map(CaseClock::due).orElse(null),
                process.stage() == Stage.WAITING ? "waiting for the requester" : null,
                flags(process, ruling));
    }

    private Set<String> flags(LegalProcess process, Optional<CaseClock> ruling) {
        Set<String> flags = new TreeSet<>();
        if (ruling.filter(CaseClock::isUnverified).isPresent()) {
            flags.add("unverified");
        }
        if (process.receipt().channel() != Channel.MAIL) {
            flags.add("by-hand");
        }
        if (access.isSealed(process.reference())) {
            flags.add("sealed");
        }
        if (LegalFiles.problem(process.receipt(), documents).isPresent()) {
            flags.add("unreadable");
        }
        if (process.authenticity() == Authenticity.SUSPECT) {
            flags.add("in-doubt");
        }
        if (process.targets().stream()
                .anyMatch(target -> target.isOpen() && target.stay().isUndecided())) {
            flags.add("objection");
        }
        if (process.hasUnreadReply()) {
            flags.add("reply");
        }
        process.escalated().ifPresent(stage -> flags.add("escalated:" + stage));
        return flags;
    }
}
