package org.habeas.mailroom.inbound;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.server.RealMailServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MailroomTest
class DovecotIntakeIntegrationTests implements MailIntakeContract {

    @TempDir
    static Path directory;

    private static @Nullable RealMailServers servers;

    private final String mailbox = "sar-" + UUID.randomUUID() + "@northwind.example";
    private final IntakeUnderTest intake;
    private final JdbcClient jdbc;

    @Autowired
    DovecotIntakeIntegrationTests(
            IntakeLoop loop,
            PlacingRound placing,
            InboundMails mails,
            JdbcClient jdbc,
            TestDesk desk,
            MailroomSettings settings) {
        MailroomSettings.Account account = new MailroomSettings.Account(
                "main",
                running().host(),
                running().imapPort(),
                mailbox,
                running().password(),
                MailroomSettings.Tls.NONE,
                List.of("INBOX"),
                "Done",
                null);
        this.jdbc = jdbc;
        this.intake = new IntakeUnderTest(loop, placing, mails, jdbc, desk, account);
    }

    @BeforeAll
    static void startServers() {
        RealMailServers.available().require();
        servers = RealMailServers.start(directory);
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
    public Intake intake() {
        return intake;
    }

    @Override
    public MailboxOnServer server() {
        return new Mailbox();
    }

    private static RealMailServers running() {
        return Objects.requireNonNull(servers);
    }

    private final class Mailbox implements MailboxOnServer {

        @Override
        public void deliver(byte[] raw) {
            running().place(raw, mailbox);
        }

        @Override
        public int waiting() {
            return running().messagesOf(mailbox).size();
        }

        @Override
        public int done() {
            return running().messagesOf(mailbox, "Done").size();
        }

        /** To us a renumbered folder looks like one whose number we remember wrongly. */
        @Override
        public void renumber() {
            running().messagesOf(mailbox, "Done").forEach(this::deliver);
            jdbc.sql("update mailroom_inbound_mail set uidvalidity = uidvalidity - 1")
                    .update();
            jdbc.sql("update mailroom_folder set uidvalidity = uidvalidity - 1").update();
        }

        @Override
        public boolean keepsBytes() {
            return true;
        }
    }
}
