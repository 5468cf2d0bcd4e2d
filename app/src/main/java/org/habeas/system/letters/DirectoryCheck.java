package org.habeas.system.letters;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads and lints this node's directory of letters when Habeas starts and whenever it holds something else, without
 * anybody asking. It puts nothing in force: what is in force stays until a second person has released something fit.
 */
@Component
class DirectoryCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryCheck.class);

    private final LetterSettings settings;
    private final LettersInForce letters;
    private final LetterFindings findings;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String node = ManagementFactory.getRuntimeMXBean().getName();
    private Found last = new Found("", "");

    DirectoryCheck(
            LetterSettings settings,
            LettersInForce letters,
            LetterFindings findings,
            Ledger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.settings = settings;
        this.letters = letters;
        this.findings = findings;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Looks once; a state that is refused comes to the log and the ledger when it is first seen. */
    @Order(2)
    @EventListener(ApplicationStartedEvent.class)
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    synchronized void look() {
        Found found = found();
        boolean isNew = !found.equals(last);
        transaction.executeWithoutResult(status -> {
            findings.note(new LetterFinding(node, found.sha256(), found.unfit(), letters.problem(), clock.instant()));
            if (isNew && !found.unfit().isEmpty()) {
                ledger.record(
                        Act.outsideCases("system.lettersRefused")
                                .with("node", node)
                                .with("sha256", found.sha256())
                                .with("problem", found.unfit()),
                        Acting.system("the directory of letters was read"));
            }
        });
        if (isNew && !found.unfit().isEmpty()) {
            LOG.warn("Letters in {} are refused: {}", settings.overrides(), found.unfit());
        } else if (isNew) {
            LOG.info("Letters in {} are fit, hash {}", settings.overrides(), found.sha256());
        }
        last = found;
    }

    private Found found() {
        try {
            OverrideFiles files = OverrideFiles.in(settings.overrides());
            String sha256 = files.sha256();
            return sha256.equals(last.sha256()) ? last : new Found(sha256, letters.unfit(files.contents()));
        } catch (ActRefused unreadable) {
            return new Found("", String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * A state of the directory.
     *
     * @param sha256 empty when it cannot be read
     * @param unfit why it is refused; empty when it is fit
     */
    private record Found(String sha256, String unfit) {}
}
