package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.time.Clock;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.signin.MailSignIn;
import org.springframework.stereotype.Component;

/** Opens folders on the mail servers, each over a connection of its own. */
@Component
class ServerFolders {

    private final MailSignIn signIn;
    private final Clock clock;

    ServerFolders(MailSignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Connects, signs in and opens a folder. */
    ServerFolder open(Account account, String folder) throws MessagingException {
        return ImapServerFolder.open(account, folder, signIn, clock);
    }
}
