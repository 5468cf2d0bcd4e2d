package org.habeas.mailroom.inbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.inbound.HoldingArea.Reached;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of held mail as a case reminds of its clocks: at half, three quarters and nine tenths of the provisional time and
 * daily after its end. Safe on several nodes; a reminder is noted in the transaction that gives it.
 */
@Component
class HeldMailReminders implements MailroomLoop {

    private static final Logger LOG = LoggerFactory.getLogger(HeldMailReminders.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final HoldingArea area;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    HeldMailReminders(HoldingArea area, Ledger ledger, PlatformTransactionManager transactions) {
        this.area = area;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<Round> rounds() {
        return List.of(new Round("mail-held", PAUSE, this::remindAll));
    }

    /** Gives every reminder that is due; returns how many. */
    int remindAll() {
        int count = 0;
        while (Boolean.TRUE.equals(transaction.execute(status -> remindNext()))) {
            count++;
        }
        return count;
    }

    private boolean remindNext() {
        Optional<Reached> reached = area.nextReached();
        reached.filter(one -> !one.share().isEmpty()).ifPresent(this::remind);
        return reached.isPresent();
    }

    private void remind(Reached reached) {
        ledger.record(
                Act.outsideCases("mail.heldReminded")
                        .with("mail", reached.mail())
                        .with("holding", reached.item())
                        .with("share", reached.share())
                        .with("due", reached.due()),
                Acting.system("a held mail waits"));
        if (reached.share().equals("OVER")) {
            LOG.warn("held mail {} is past its provisional date {}", reached.item(), reached.due());
        }
    }
}
