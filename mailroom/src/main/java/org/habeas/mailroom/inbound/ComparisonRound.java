package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares mail server and database again and again, on as many nodes as there are: the result is one. */
@Component
class ComparisonRound implements MailroomLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ComparisonRound.class);
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final MailboxRound mailboxRound;
    private final FolderTroubles troubles;
    private final StoredFolder stored;
    private final DoneFolderComparison doneFolder;
    private final Proofs proofs;
    private final MailroomSettings settings;
    private final ServerFolders folders;

    ComparisonRound(
            MailboxRound mailboxRound,
            FolderTroubles troubles,
            StoredFolder stored,
            DoneFolderComparison doneFolder,
            Proofs proofs,
            MailroomSettings settings,
            ServerFolders folders) {
        this.mailboxRound = mailboxRound;
        this.troubles = troubles;
        this.stored = stored;
        this.doneFolder = doneFolder;
        this.proofs = proofs;
        this.settings = settings;
        this.folders = folders;
    }

    @Override
    public List<Round> rounds() {
        return List.of(new Round("mail-comparison", EVERY, this::compareAll));
    }

    /** Compares every folder of every account; what cannot be compared is noted as that. */
    void compareAll() {
        settings.accounts().forEach(this::compare);
    }

    void compare(Account account) {
        for (String folder : account.folders()) {
            FolderWatch watch =
                    new FolderWatch(account, folder, mailboxRound, troubles, settings.pollInterval(), folders);
            try {
                ServerFolder looked = watch.look();
                long there = looked.list().size();
                proofs.compared(account.name(), folder, there, stored.countThere(account.name(), folder));
            } catch (MessagingException e) {
                failed(account, folder, e);
            } finally {
                watch.close();
            }
        }
        try {
            doneFolder.compare(account);
        } catch (MessagingException e) {
            failed(account, account.doneFolder(), e);
        }
    }

    private void failed(Account account, String folder, MessagingException failure) {
        LOG.warn("{} of {} cannot be compared: {}", folder, account, failure.getMessage());
        proofs.failed(account.name(), folder);
    }
}
