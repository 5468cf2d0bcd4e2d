package org.habeas.mailroom.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.server.ImapReader;
import org.habeas.mailroom.server.RealMailServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MailroomTest
class DovecotIntakeIntegrationTests implements MailIntakeContract {

    private static final Duration SOON = Duration.ofSeconds(15);

    /** Byte sequences as they lie in mailboxes, from programs that never read an RFC. */
    private static final List<String> ODD = List.of(
            "Subject: raw \u00e4\u00f6\u00fc \u00ff \u0080\r\n\r\n8-bit \u00a0\u00fe\u00ff\r\n",
            "Subject: bare line feeds\n\nfirst\nsecond\n",
            "Subject: mixed\n\r\nfirst\r\nsecond\nthird\r\n\n",
            "Subject: bare carriage returns\r\n\r\none\rtwo\r\rthree\r\r\n",
            "Subject: control \u0001\u0008\u001b\u007f\r\n\r\n\u0001\u0002\u0003\u000b\u000c\u001a\r\n",
            "Subject: no end of line\r\n\r\nlast",
            "Subject: header only\r\n",
            "\r\n\r\nbody only\r\n",
            "no header at all",
            "Subject: long " + "x".repeat(70_000) + "\r\n\r\n" + "y".repeat(300_000) + "\r\n",
            "From nobody Sun Nov 22 08:00:00 2026\r\nSubject: mbox line\r\n\r\n.\r\n..\r\nFrom here\r\n");

    @TempDir
    static Path folder;

    private static @Nullable RealMailServers servers;

    private final DovecotMailbox server;
    private final IntakeUnderTest intake;

    @Autowired
    DovecotIntakeIntegrationTests(
            IntakeLoop loop, PlacingRound placing, InboundMails mails, JdbcClient jdbc, TestDesk desk) {
        server = new DovecotMailbox(requireNonNull(servers), UUID.randomUUID() + "@northwind.example");
        intake = new IntakeUnderTest(loop, placing, mails, jdbc, desk, accountOf(server));
    }

    @BeforeAll
    static void startServers() {
        RealMailServers.available().require();
        servers = RealMailServers.start(folder);
    }

    @AfterAll
    static void stopServers() {
        if (servers != null) {
            servers.stop();
        }
    }

    @BeforeEach
    void beginsWithNothing() {
        intake.clear();
    }

    @Override
    public MailboxOnServer server() {
        return server;
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Test
    void storesOddBytesExactlyAsTheServerGivesThem() throws Exception {
        for (String odd : ODD) {
            server.deliver(odd.getBytes(ISO_8859_1));
        }
        List<byte[]> given = ImapReader.inboxOf(server.servers(), server.address());

        intake.look();

        assertThat(latin(given)).hasSize(ODD.size());
        assertThat(latin(intake.raws())).containsExactlyInAnyOrderElementsOf(latin(given));
        assertThat(server.waiting()).isZero();
        assertThat(latin(server.servers().messagesOf(server.address(), "Done")))
                .containsExactlyInAnyOrderElementsOf(ODD);
    }

    @Test
    void placesEveryOddMailWithoutLosingOne() throws Exception {
        for (String odd : ODD) {
            server.deliver(odd.getBytes(ISO_8859_1));
        }

        intake.look();
        intake.place();

        assertThat(intake.states()).hasSize(ODD.size()).doesNotContain("STORED");
    }

    @Test
    void storesWhatPostfixDeliveredByteForByte() throws Exception {
        for (String odd : ODD) {
            server.servers().deliver(odd.getBytes(ISO_8859_1), "someone@example.org", server.address());
        }
        List<byte[]> onDisk = server.servers().awaitMessages(server.address(), ODD.size(), SOON);

        intake.look();

        assertThat(latin(intake.raws()))
                .containsExactlyInAnyOrderElementsOf(latin(onDisk).stream()
                        .map(mail -> mail.replace("\n", "\r\n"))
                        .toList());
    }

    @Test
    void opensNoSecondCaseFromAMailThatCameBackToTheInbox() throws Exception {
        server.deliver("Subject: once\r\n\r\nonce\r\n".getBytes(ISO_8859_1));
        intake.look();
        server.servers().putBack(server.address(), "Done");

        intake.look();
        intake.look();
        intake.place();

        assertThat(intake.cases()).isEqualTo(1);
        assertThat(server.waiting()).isZero();
    }

    private static List<String> latin(List<byte[]> mails) {
        return mails.stream().map(mail -> new String(mail, ISO_8859_1)).toList();
    }

    private static Account accountOf(DovecotMailbox mailbox) {
        return new Account(
                "main",
                mailbox.servers().host(),
                mailbox.servers().imapPort(),
                mailbox.address(),
                mailbox.servers().password(),
                Tls.NONE,
                List.of("INBOX"),
                "Done",
                null,
                null);
    }
}
