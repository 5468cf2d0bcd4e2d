package org.habeas.sar;

import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.SubjectRequestWorkflow.Step;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is found about the subject; a change after the answer was prepared takes the prepared letter back. */
@Service
public class HoldingDesk {

    private final SubjectRequests requests;
    private final SealedWords sealed;
    private final Documents documents;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    HoldingDesk(
            SubjectRequests requests,
            SealedWords sealed,
            Documents documents,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.sealed = sealed;
        this.documents = documents;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Records something found, in words, with a file, or both.
     *
     * @param file its bytes, read to the end and not closed; null when there is none
     * @throws ActRefused {@code identity-undecided}, {@code not-collecting}, {@code holding-incomplete}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void record(
            CaseReference reference, HoldingWords words, @Nullable Upload file, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        if (words.isIncomplete() || (words.content().isBlank() && file == null)) {
            throw new ActRefused(
                    "holding-incomplete",
                    "Fill in category, purpose, recipients, storage period and source, and the data itself or a file.");
        }
        UUID document = file == null
                ? null
                : documents
                        .add(reference, "holding", file.name(), file.mediaType(), file.bytes(), acting)
                        .id();
        Holding holding =
                new Holding(sealed.seal(reference, "holding", words), document, acting.who(), clock.instant());
        boolean submitted = request.stage() == Stage.SUBMITTED;
        request.addHolding(holding, clock.instant()).ifPresent(letter -> outbox.withdraw(letter, acting));
        Act act = Act.on(reference, "sar.holdingRecorded").with("holding", holding.id());
        ledger.record(document == null ? act : act.with("document", document), acting);
        overtake(reference, submitted);
    }

    /** Takes an entry back; its file stays among the documents of the case. */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void remove(CaseReference reference, UUID holding, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        boolean submitted = request.stage() == Stage.SUBMITTED;
        request.removeHolding(holding, clock.instant()).ifPresent(letter -> outbox.withdraw(letter, acting));
        ledger.record(Act.on(reference, "sar.holdingRemoved").with("holding", holding), acting);
        overtake(reference, submitted);
    }

    /** Everything that was looked for has been looked for. */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void finish(CaseReference reference, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        request.finishCollecting(clock.instant());
        ledger.record(
                Act.on(reference, "sar.collected")
                        .with("holdings", request.holdings().size()),
                acting);
        workflow.done(reference, Step.COLLECT, acting);
        workItems.refresh(reference);
    }

    private void overtake(CaseReference reference, boolean submitted) {
        if (submitted) {
            workflow.approvalOvertaken(reference);
        }
        workItems.refresh(reference);
    }

    /**
     * A file as it was uploaded.
     *
     * @param name file name without a path
     * @param mediaType as declared
     */
    public record Upload(String name, String mediaType, InputStream bytes) {}
}
