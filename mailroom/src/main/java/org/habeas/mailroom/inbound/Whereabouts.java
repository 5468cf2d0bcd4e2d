package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.inbound.Differences.Lost;
import org.habeas.mailroom.inbound.ServerFolder.OtherFolder;
import org.springframework.stereotype.Component;

/**
 * Says where a mail probably lies that left its folder before we had it: in a folder that holds a mail which the server
 * received in the same span of time. A mail keeps that time wherever it is moved.
 */
@Component
class Whereabouts {

    /** Between receiving a mail and showing it in a folder; clocks differ as well. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** Who looks longer than so finds an old mail of another person. */
    private static final Duration SEARCHED_FOR = Duration.ofDays(1);

    private final Differences differences;
    private final ServerFolders folders;
    private final Clock clock;

    Whereabouts(Differences differences, ServerFolders folders, Clock clock) {
        this.differences = differences;
        this.folders = folders;
        this.clock = clock;
    }

    /** @param folder any open folder of the account */
    void search(ServerFolder folder, Account account) throws MessagingException {
        List<Lost> lost = differences.lost(account.name(), clock.instant().minus(SEARCHED_FOR));
        if (lost.isEmpty()) {
            return;
        }
        for (OtherFolder other : folder.otherFolders()) {
            if (account.folders().contains(other.name()) || other.name().equals(account.doneFolder())) {
                continue;
            }
            try (ServerFolder opened = folders.open(account, other.name())) {
                List<Instant> received = opened.list().stream()
                        .map(ServerFolder.Listed::receivedAt)
                        .toList();
                for (Lost mail : lost) {
                    Instant from = mail.after().minus(TOLERANCE);
                    Instant until = mail.since().plus(TOLERANCE);
                    if (received.stream().anyMatch(at -> !at.isBefore(from) && !at.isAfter(until))) {
                        differences.foundIn(mail.id(), other.words());
                    }
                }
            }
        }
    }
}
