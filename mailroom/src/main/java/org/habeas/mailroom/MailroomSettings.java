package org.habeas.mailroom;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailboxes Habeas reads and the server through which it sends.
 *
 * @param active whether this node polls, sorts and sends; false for a node that only serves pages
 * @param alone whether no other node ever works on this database, so that what is being sent at the start was left by
 *     a node that is dead; true only where something keeps a second node out, as the lock of a data directory does
 * @param domain right-hand side of our Message-IDs, for example {@code mail.example.org}
 * @param mailboxes public addresses and the desks behind them; the first one of a desk signs its letters
 * @param accounts IMAP accounts that are polled
 * @param smtp the server that takes our letters
 * @param pollInterval time between two looks into a mailbox, and between two looks for letters to send
 * @param workers threads that place stored mail, per node
 * @param attempts failures after which a mail goes to the holding area
 * @param retryAfter wait before the second attempt, doubled each time
 * @param caps how much automatic mail leaves
 * @param lease how long one delivery may take before it counts as broken off
 * @param giveUpAfter how long a letter that is refused for now is tried
 * @param signedReturnPath whether letters leave with a return path of their own, so that whatever comes back is known;
 *     false for a server that takes no address with a plus sign there
 * @param authservIds {@code authserv-id}s of our own border servers (RFC 8601), whose results are believed
 */
@Validated
@ConfigurationProperties("habeas.mail")
public record MailroomSettings(
        @DefaultValue("true") boolean active,
        @DefaultValue("false") boolean alone,
        @NotBlank String domain,
        @NotEmpty @Valid List<Mailbox> mailboxes,
        @NotEmpty @Valid List<Account> accounts,
        @NotNull @Valid Smtp smtp,
        @DefaultValue("30s") @NotNull Duration pollInterval,
        @DefaultValue("2") @Min(1) int workers,
        @DefaultValue("5") @Min(1) int attempts,
        @DefaultValue("10s") @NotNull Duration retryAfter,
        @DefaultValue @Valid Caps caps,
        @DefaultValue("5m") @NotNull Duration lease,
        @DefaultValue("5d") @NotNull Duration giveUpAfter,
        @DefaultValue("true") boolean signedReturnPath,
        @DefaultValue List<String> authservIds) {

    /** How a connection is protected. */
    public enum Tls {
        /** Not at all: only for a server on the same host, as in demo mode. */
        NONE,
        /** STARTTLS, required: no connection without it. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    /**
     * A public address.
     *
     * @param address as the world writes to it
     * @param desk the desk that takes its mail, as {@link org.habeas.casework.correspondence.MailIntake#desk()} names it
     * @param legalEntity id of the legal entity that answers there
     */
    public record Mailbox(
            @NotBlank @Email String address,
            @NotBlank String desk,
            @NotBlank String legalEntity) {

        /** Whether mail to this recipient, perhaps with a signed case behind a plus sign, comes to this mailbox. */
        public boolean takes(String recipient) {
            String wanted = address.toLowerCase(Locale.ROOT);
            int at = wanted.lastIndexOf('@');
            String given = recipient.toLowerCase(Locale.ROOT);
            return given.equals(wanted)
                    || (given.startsWith(wanted.substring(0, at) + "+") && given.endsWith(wanted.substring(at)));
        }
    }

    /**
     * An IMAP account.
     *
     * @param name short and stable; part of the key of every stored mail, so never changed afterwards
     * @param tls protection, TLS by default
     * @param folders folders that are read
     * @param doneFolder folder to which stored mail is moved; created if missing
     * @param mailbox public address whose desk takes mail that names none of our addresses; the first one by default
     */
    public record Account(
            @NotBlank String name,
            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            @NotBlank String user,
            @NotNull String password,
            @DefaultValue("TLS") @NotNull Tls tls,
            @DefaultValue("INBOX") @NotEmpty List<String> folders,
            @DefaultValue("Done") @NotBlank String doneFolder,
            @Nullable String mailbox) {

        @Override
        public String toString() {
            return name + " at " + host + ":" + port;
        }
    }

    /**
     * The server that takes our letters.
     *
     * @param user sign-in name, null for a server that knows us by address
     * @param tls protection, STARTTLS by default
     */
    public record Smtp(
            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("STARTTLS") @NotNull Tls tls) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * Most automatic letters that leave; what is over it waits, and is never dropped.
     *
     * @param addressPerHour to one address in an hour
     * @param addressPerDay to one address in a day
     * @param domainPerHour to one domain in an hour
     * @param totalPerHour to all the world in an hour
     */
    public record Caps(
            @DefaultValue("3") @Min(1) int addressPerHour,
            @DefaultValue("10") @Min(1) int addressPerDay,
            @DefaultValue("200") @Min(1) int domainPerHour,
            @DefaultValue("2000") @Min(1) int totalPerHour) {}

    /** The mailbox that one of these recipients names, the first that does. */
    public Optional<Mailbox> mailboxAmong(List<String> recipients) {
        return recipients.stream()
                .flatMap(recipient -> mailboxes.stream().filter(mailbox -> mailbox.takes(recipient)))
                .findFirst();
    }

    /** The mailbox for mail that names none of our addresses. */
    public Mailbox mailboxOf(String accountName) {
        return accounts.stream()
                .filter(account -> account.name().equals(accountName))
                .findFirst()
                .map(Account::mailbox)
                .flatMap(address -> mailboxAmong(List.of(address)))
                .orElse(mailboxes.get(0));
    }

    /** The mailbox from which a desk writes for a legal entity; another one of the desk when that entity has none. */
    public Optional<Mailbox> mailboxOf(String desk, String legalEntity) {
        List<Mailbox> ofDesk = mailboxes.stream()
                .filter(mailbox -> mailbox.desk().equals(desk))
                .toList();
        return ofDesk.stream()
                .filter(mailbox -> mailbox.legalEntity().equals(legalEntity))
                .findFirst()
                .or(() -> ofDesk.stream().findFirst());
    }

    /** Whether an address is one of ours; mail from it is our own. */
    public boolean isOurs(PostAddress address) {
        return mailboxAmong(List.of(address.address())).isPresent();
    }
}
