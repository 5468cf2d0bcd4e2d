package org.habeas.mailroom.inbound;

import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.MailboxDifference;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.ProofDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The verbs on the proof that nothing was lost. */
@Service
class StoredProofDesk implements ProofDesk {

    private final Proofs proofs;
    private final Differences differences;
    private final ComparisonRound round;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    StoredProofDesk(
            Proofs proofs,
            Differences differences,
            ComparisonRound round,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.proofs = proofs;
        this.differences = differences;
        this.round = round;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional(readOnly = true)
    @Permits(
            value = {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.ADMINISTRATOR},
            to = "see the state of the installation")
    public MailboxProof proof(Acting acting) {
        return proofs.now();
    }

    /** Not one transaction: what was taken in stays, whatever the comparison meets afterwards. */
    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL, Role.ADMINISTRATOR})
    public int compareNow(Acting acting) {
        round.compareAll();
        int count = differences.all().size();
        transaction.executeWithoutResult(
                status -> ledger.record(Act.outsideCases("mail.compared").with("differences", count), acting));
        return count;
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL, Role.ADMINISTRATOR})
    public void settle(UUID difference, Acting acting) {
        MailboxDifference settled = differences
                .settle(difference, acting)
                .orElseThrow(() -> new ActRefused("no-difference", "This difference is settled already."));
        ledger.record(
                Act.outsideCases("mail.difference-settled")
                        .with("account", settled.account())
                        .with("folder", settled.folder())
                        .with("kind", settled.kind().name())
                        .with("number", settled.number()),
                acting);
    }
}
