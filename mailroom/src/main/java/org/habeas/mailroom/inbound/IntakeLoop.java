package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.signin.MailSignIn;
import org.springframework.stereotype.Component;

/** Keeps looking into every folder and placing what was stored. */
@Component
class IntakeLoop implements MailroomLoop {

    private static final Duration PLACING_PAUSE = Duration.ofMillis(500);

    private final MailboxRound mailboxRound;
    private final PlacingRound placingRound;
    private final MailroomSettings settings;
    private final MailSignIn signIn;
    private final Clock clock;

    IntakeLoop(
            MailboxRound mailboxRound,
            PlacingRound placingRound,
            MailroomSettings settings,
            MailSignIn signIn,
            Clock clock) {
        this.mailboxRound = mailboxRound;
        this.placingRound = placingRound;
        this.settings = settings;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public List<Round> rounds() {
        List<Round> rounds = new ArrayList<>();
        for (Account account : settings.accounts()) {
            for (String folder : account.folders()) {
                rounds.add(new Round(
                        "mail-in-" + account.name() + "-" + folder,
                        settings.pollInterval(),
                        () -> look(account, folder)));
            }
        }
        for (int worker = 1; worker <= settings.workers(); worker++) {
            rounds.add(new Round("mail-placing-" + worker, PLACING_PAUSE, placingRound::placeAll));
        }
        return rounds;
    }

    /** One look into a folder, over a connection of its own: what is dropped silently costs one poll, not a day. */
    int look(Account account, String folderName) throws MessagingException {
        try (ServerFolder folder = ImapServerFolder.open(account, folderName, signIn, clock)) {
            return mailboxRound.take(folder, account.name(), folderName);
        }
    }
}
