package org.habeas.mailroom;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
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
 * @param pace how fast letters leave, whoever wrote them
 * @param listener where mail servers of the company may bring mail, null for nowhere
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
        @DefaultValue List<String> authservIds,
        @DefaultValue @Valid Pace pace,
        @Nullable @Valid Listener listener) {

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
     * @param password null when {@code oauth2} is given
     * @param oauth2 how access tokens are got, null for a password
     */
    public record Account(
            @NotBlank String name,
            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            @NotBlank String user,
            @Nullable String password,
            @DefaultValue("TLS") @NotNull Tls tls,
            @DefaultValue("INBOX") @NotEmpty List<String> folders,
            @DefaultValue("Done") @NotBlank String doneFolder,
            @Nullable String mailbox,
            @Nullable @Valid OAuth2 oauth2) {

        public Account {
            if ((password == null) == (oauth2 == null)) {
                throw new MailSettingsInvalid("The mail account " + name + " in habeas.mail.accounts needs either a"
                        + " password or oauth2, not both and not neither.");
            }
        }

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
     * @param oauth2 how access tokens are got, null for a password
     * @param lettersPerConnection letters after which a connection is closed and another one opened
     */
    public record Smtp(
            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("STARTTLS") @NotNull Tls tls,
            @Nullable @Valid OAuth2 oauth2,
            @DefaultValue("100") @Min(1) int lettersPerConnection) {

        public Smtp {
            if (password != null && oauth2 != null) {
                throw new MailSettingsInvalid("habeas.mail.smtp has a password and oauth2; it needs one of them.");
            }
            if (user == null ? password != null || oauth2 != null : password == null && oauth2 == null) {
                throw new MailSettingsInvalid("habeas.mail.smtp needs a user together with a password or oauth2, or"
                        + " none of them for a server that knows us by address.");
            }
        }

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

    /**
     * Access tokens instead of a password (XOAUTH2): by the client-credentials grant, or by a refresh token of the
     * mailbox where one is given (RFC 6749 sections 4.4 and 6).
     *
     * @param tokenEndpoint https address; http only on this host
     * @param scope what the token is asked for, blanks between several
     * @param refreshToken null for client credentials
     */
    public record OAuth2(
            @NotNull URI tokenEndpoint,
            @NotBlank String clientId,
            @NotBlank String clientSecret,
            @NotBlank String scope,
            @Nullable String refreshToken) {

        public OAuth2 {
            String host = tokenEndpoint == null ? null : tokenEndpoint.getHost();
            boolean secret = tokenEndpoint != null && "https".equalsIgnoreCase(tokenEndpoint.getScheme());
            if (host == null || (!secret && !isThisHost(host))) {
                throw new MailSettingsInvalid("The token-endpoint of an oauth2 below habeas.mail must be an https"
                        + " address, since the client secret is sent there.");
            }
        }

        @Override
        public String toString() {
            return clientId + " at " + tokenEndpoint.getHost();
        }
    }

    /**
     * Most letters that leave within any minute, automatic or not; what is over it leaves a moment later.
     *
     * @param domainPerMinute to one domain
     * @param totalPerMinute to all the world
     */
    public record Pace(
            @DefaultValue("300") @Min(1) int domainPerMinute,
            @DefaultValue("600") @Min(1) int totalPerMinute) {}

    /**
     * A port where mail servers of the company bring mail, beside the mailboxes that are read.
     *
     * @param port 0 for any that is free
     * @param address that is listened on; a client that is not on this host has to use STARTTLS
     * @param protocol LMTP answers for every recipient on its own (RFC 2033)
     * @param name short and stable; part of the key of every stored mail, so never changed afterwards
     * @param maxSize most bytes of a mail
     * @param connections most at one time
     * @param timeout longest silence within a connection
     * @param sslBundle name of the certificate and key below {@code spring.ssl.bundle}, null for no STARTTLS
     */
    public record Listener(
            @Min(0) @Max(65535) int port,
            @DefaultValue("127.0.0.1") @NotBlank String address,
            @DefaultValue("LMTP") @NotNull Protocol protocol,
            @DefaultValue("listener") @NotBlank String name,
            @DefaultValue("100MB") @NotNull DataSize maxSize,
            @DefaultValue("20") @Min(1) int connections,
            @DefaultValue("2m") @NotNull Duration timeout,
            @Nullable String sslBundle) {

        public Listener {
            if (sslBundle == null && !isThisHost(address)) {
                throw new MailSettingsInvalid("habeas.mail.listener listens on " + address + " without a certificate:"
                        + " set ssl-bundle, or let it listen on 127.0.0.1.");
            }
        }

        /** How mail is brought. */
        public enum Protocol {
            /** RFC 5321. */
            SMTP,
            /** RFC 2033. */
            LMTP
        }
    }

    private static boolean isThisHost(String name) {
        return name.equalsIgnoreCase("localhost")
                || name.startsWith("127.")
                || name.equals("::1")
                || name.equals("[::1]");
    }

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
