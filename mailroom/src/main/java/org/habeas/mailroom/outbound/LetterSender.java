package org.habeas.mailroom.outbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.habeas.casework.vault.VaultUnavailable;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.outbound.LetterQueue.Claim;
import org.habeas.mailroom.signin.MailSignIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what may leave, over one connection as long as it lasts. */
@Component
class LetterSender {

    private static final Logger LOG = LoggerFactory.getLogger(LetterSender.class);

    private final LetterQueue queue;
    private final OutboundMails letters;
    private final MailSignIn signIn;
    private final MailroomSettings settings;
    private final AtomicBoolean first = new AtomicBoolean(true);

    LetterSender(LetterQueue queue, OutboundMails letters, MailSignIn signIn, MailroomSettings settings) {
        this.queue = queue;
        this.letters = letters;
        this.signIn = signIn;
        this.settings = settings;
    }

    /** One round; returns how many letters were tried. */
    int sendAll() {
        if (first.getAndSet(false) && settings.alone()) {
            queue.takeFromAllSenders();
        }
        queue.takeFromDeadSenders();
        tellLateOutcomes();
        int tried = 0;
        SmtpConnection connection = null;
        try {
            Optional<Claim> claim = queue.claim();
            while (claim.isPresent()) {
                tried++;
                connection = usable(connection);
                if (connection == null) {
                    ended(claim.get(), new Delivery.Deferred("The mail server takes no letters now."));
                    return tried;
                }
                send(claim.get(), connection);
                claim = queue.claim();
            }
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
        return tried;
    }

    private @Nullable SmtpConnection usable(@Nullable SmtpConnection open) {
        if (open != null && open.isUsable()) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        try {
            return SmtpConnection.open(settings, signIn);
        } catch (MessagingException e) {
            LOG.warn("{} takes no letters: {}", settings.smtp(), e.getMessage());
            return null;
        }
    }

    private void send(Claim claim, SmtpConnection connection) {
        OutboundMail letter = claim.letter();
        Delivery delivery;
        try (InputStream content = letters.content(letter)) {
            String recipient = letters.summary(letter).to().address();
            if (!queue.inFlight(claim)) {
                return;
            }
            delivery = connection.send(letter.envelopeFrom(), recipient, letter.messageId(), claim.dateLine(), content);
        } catch (VaultUnavailable | IOException e) {
            LOG.warn("letter {} cannot be opened", letter.id(), e);
            delivery = new Delivery.Deferred("The letter cannot be opened.");
        }
        ended(claim, delivery);
    }

    private void ended(Claim claim, Delivery delivery) {
        try {
            queue.ended(claim, delivery);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the end of letter {} could not be told; it is noted and told later",
                    claim.letter().id(),
                    e);
            queue.endedUntold(claim, delivery);
        }
    }

    private void tellLateOutcomes() {
        for (UUID letter : queue.untold()) {
            try {
                queue.tellAgain(letter);
            } catch (RuntimeException e) {
                LOG.warn("the end of letter {} could not be told; it is told later", letter, e);
            }
        }
    }
}
