package org.habeas.mailroom.outbound;

import java.util.List;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.stereotype.Component;

/** Keeps sending. */
@Component
class SendingLoop implements MailroomLoop {

    private final LetterSender sender;
    private final MailroomSettings settings;

    SendingLoop(LetterSender sender, MailroomSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public List<Round> rounds() {
        return List.of(new Round("mail-sender", settings.pollInterval(), sender::sendAll));
    }
}
