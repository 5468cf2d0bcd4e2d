package org.habeas.mailroom.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.Replay;
import org.habeas.mailroom.ReplayDesk;
import org.habeas.mailroom.Replays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Replays outside of a transaction of its own, so that reading thousands of mails holds up nobody's intake. */
@Service
class StoredReplayDesk implements ReplayDesk {

    private static final int MOST_MAILS = 2000;

    private final InboundMails mails;
    private final MailReplay replay;
    private final CaseAccess access;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredReplayDesk(
            InboundMails mails,
            MailReplay replay,
            CaseAccess access,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mails = mails;
        this.replay = replay;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER, Role.AUDITOR})
    public Replay one(UUID mail, Acting acting) {
        InboundMail found = mails.placed(mail, access.unsealedFor(acting))
                .orElseThrow(() -> new ActRefused(
                        "no-such-mail",
                        "There is no such mail, or Habeas has not placed it yet. Try again in a minute."));
        Replay result = replay.of(found);
        Act act = found.reference() == null
                ? Act.outsideCases("mail.replayed")
                : Act.on(found.reference(), "mail.replayed");
        record(act.with("mail", mail).with("differences", codes(result)), acting);
        return result;
    }

    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL, Role.AUDITOR})
    public Replays lastDays(int days, Acting acting) {
        if (days < 1 || days > MOST_DAYS) {
            throw new ActRefused("days-out-of-range", "Give a number of days from 1 to " + MOST_DAYS + ".");
        }
        List<InboundMail> since = mails.placedSince(
                clock.instant().minus(Duration.ofDays(days)), MOST_MAILS + 1, access.unsealedFor(acting));
        List<InboundMail> compared = since.subList(0, Math.min(MOST_MAILS, since.size()));
        List<Replay> differing = compared.stream()
                .map(replay::of)
                .filter(one -> !one.differences().isEmpty())
                .toList();
        record(
                Act.outsideCases("mail.replayedMany")
                        .with("days", days)
                        .with("compared", compared.size())
                        .with("differing", differing.size()),
                acting);
        return new Replays(compared.size(), differing, since.size() > MOST_MAILS);
    }

    private void record(Act act, Acting acting) {
        transaction.executeWithoutResult(status -> ledger.record(act, acting));
    }

    private static String codes(Replay replay) {
        return replay.differences().stream().map(Enum::name).collect(Collectors.joining(","));
    }
}
