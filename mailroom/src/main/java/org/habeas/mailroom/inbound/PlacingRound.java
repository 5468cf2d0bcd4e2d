package org.habeas.mailroom.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.habeas.casework.Acting;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.inbound.InboundMail.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places stored mail, one mail a transaction, on any number of threads and nodes. What fails is tried again later and
 * after some failures goes to the holding area; what takes the whole application down goes there too.
 */
@Component
class PlacingRound {

    private static final Logger LOG = LoggerFactory.getLogger(PlacingRound.class);

    /** Tries that began and neither ended nor failed: the application died in them. */
    private static final int MOST_STARTS = 20;

    static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final InboundMails mails;
    private final Placing placing;
    private final HoldingArea holdingArea;
    private final Attempts attempts;
    private final MailroomSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PlacingRound(
            InboundMails mails,
            Placing placing,
            HoldingArea holdingArea,
            Attempts attempts,
            MailroomSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mails = mails;
        this.placing = placing;
        this.holdingArea = holdingArea;
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Places everything that waits; returns how many mails were looked at. */
    int placeAll() {
        int count = 0;
        while (placeNext()) {
            count++;
        }
        return count;
    }

    private boolean placeNext() {
        AtomicReference<@Nullable UUID> taken = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> mails.lockNextStored().ifPresent(mail -> {
                taken.set(mail.id());
                Acting acting = Acting.system("mail arrived");
                if (attempts.started(mail.id()) > MOST_STARTS) {
                    hold(mail, "The application stopped each time it tried.", acting);
                } else {
                    placing.place(mail, acting);
                }
                attempts.forget(mail.id());
            }));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            UUID mail = taken.get();
            if (mail == null) {
                throw e;
            }
            failed(mail, e);
        }
        return taken.get() != null;
    }

    private void failed(UUID id, Throwable failure) {
        int failures = attempts.failed(id);
        LOG.warn("mail {} could not be placed, failure {}", id, failures, failure);
        transaction.executeWithoutResult(status -> mails.lock(id)
                .filter(mail -> mail.state() == State.STORED)
                .ifPresent(mail -> {
                    if (failures >= settings.attempts()) {
                        hold(mail, failure.getClass().getSimpleName(), Acting.system("mail could not be placed"));
                        attempts.forget(id);
                    } else {
                        mails.tryAgainAt(id, clock.instant().plus(waitAfter(failures)));
                    }
                }));
    }

    private void hold(InboundMail mail, String details, Acting acting) {
        mails.setState(mail.id(), State.HELD);
        holdingArea.hold(mail, HoldingReason.FAILED, details, List.of(), acting);
    }

    private Duration waitAfter(int failures) {
        Duration wait = settings.retryAfter().multipliedBy(1L << Math.min(failures - 1, 12));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
