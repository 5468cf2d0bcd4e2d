package org.habeas.mailroom.inbound;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.habeas.mailroom.MailboxTrouble;
import org.habeas.mailroom.MailroomSettings.Account;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder that is watched: a look, then the connection waits for news until the next look is due. News make mail
 * come in within seconds; the looks alone make sure that it comes in at all.
 */
final class FolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** Servers hang up after 30 minutes of waiting (RFC 2177). */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(28);

    private final Account account;
    private final String folderName;
    private final MailboxRound round;
    private final FolderTroubles troubles;
    private final Duration pollInterval;
    private final ServerFolders folders;
    private @Nullable ServerFolder folder;

    FolderWatch(
            Account account,
            String folderName,
            MailboxRound round,
            FolderTroubles troubles,
            Duration pollInterval,
            ServerFolders folders) {
        this.account = account;
        this.folderName = folderName;
        this.round = round;
        this.troubles = troubles;
        this.pollInterval = pollInterval;
        this.folders = folders;
    }

    /** Looks once and waits for news; the connection stays open for the next time unless something failed. */
    void watch() throws MessagingException, InterruptedException {
        ServerFolder looked = look();
        try {
            // Half of the interval to wait and a quarter to be answered: a connection that is dead without a word is
            // found out and replaced before the interval is over.
            Duration wait = pollInterval.dividedBy(2);
            looked.awaitNews(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT, pollInterval.dividedBy(4));
        } catch (MessagingException e) {
            LOG.info("the connection to {} of {} ended while it waited: {}", folderName, account, e.getMessage());
            close();
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Looks once, over the connection of before if it still stands. */
    ServerFolder look() throws MessagingException {
        ServerFolder used = folder;
        try {
            if (used == null) {
                used = folders.open(account, folderName);
                folder = used;
            } else {
                used.refresh();
            }
            round.take(used, account.name(), folderName);
            return used;
        } catch (MessagingException | RuntimeException e) {
            close();
            troubles.stoppedBy(account.name(), folderName, troubleOf(e));
            throw e;
        }
    }

    void close() {
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    private static MailboxTrouble troubleOf(Exception e) {
        if (e instanceof AuthenticationFailedException) {
            return MailboxTrouble.SIGN_IN_REFUSED;
        }
        if (e instanceof FolderNotFoundException || e.getCause() instanceof CommandFailedException) {
            return MailboxTrouble.FOLDER_MISSING;
        }
        return e instanceof MessagingException ? MailboxTrouble.UNREACHABLE : MailboxTrouble.NOT_STORED;
    }
}
