package org.habeas.mailroom.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealMailServersIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String EIGHT_BIT = """
            From: J\u00f6rg <joerg@example.org>\r
            To: sar@northwind.example\r
            Subject: raw \u00e4 \u00ff \u0080\r
            \r
            .a dot first\r
            trailing blanks   \r
            \u0001\u007f\u00a0\u00fe\r
            """;

    @TempDir
    static Path shared;

    private static @Nullable RealMailServers running;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServers() {
        RealMailServers.available().require();
        running = RealMailServers.start(shared);
    }

    @AfterAll
    static void stopServers() {
        if (running != null) {
            running.stop();
        }
    }

    @Test
    void keepsEveryByteOfADeliveredMailOnDiskAndInImap() throws Exception {
        RealMailServers servers = servers();
        String mailbox = "bytes@northwind.example";
        byte[] sent = (EIGHT_BIT + "x".repeat(70_000) + "\r\nthe end\r\n").getBytes(ISO_8859_1);

        servers.deliver(sent, "joerg@example.org", mailbox);

        byte[] onDisk = servers.awaitMessages(mailbox, 1, SOON).get(0);
        assertThat(latin(onDisk))
                .startsWith("Return-Path: <joerg@example.org>\n")
                .contains("Delivered-To: bytes@northwind.example\n")
                .endsWith("\n" + latin(sent).replace("\r\n", "\n"));
        assertThat(ImapReader.inboxOf(servers, mailbox))
                .containsExactly(latin(onDisk).replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    @Test
    void showsBytesInImapThatNoSmtpServerWouldLetThrough() throws Exception {
        RealMailServers servers = servers();
        byte[] odd = "Subject: odd\n\nlone\rreturn\nmixed\r\nlast line without end".getBytes(ISO_8859_1);

        servers.place(odd, "odd@example.org");

        assertThat(servers.messagesOf("odd@example.org")).containsExactly(odd);
        assertThat(ImapReader.inboxOf(servers, "odd@example.org"))
                .containsExactly(
                        "Subject: odd\r\n\r\nlone\rreturn\r\nmixed\r\nlast line without end".getBytes(ISO_8859_1));
    }

    @Test
    void givesEveryAddressAMailboxWithoutWhatFollowsAPlus() {
        RealMailServers servers = servers();
        servers.deliver(EIGHT_BIT.getBytes(ISO_8859_1), "sar+SAR-2026-000001.mac@northwind.example");
        servers.deliver(EIGHT_BIT.getBytes(ISO_8859_1), "a@example.org", "anna@example.org");
        servers.deliver(EIGHT_BIT.getBytes(ISO_8859_1), "a@example.org", "Chen@example.com");

        assertThat(latin(servers.awaitMessages(servers.user(), 1, SOON).get(0)))
                .startsWith("Return-Path: <>\nDelivered-To: sar+SAR-2026-000001.mac@northwind.example\n");
        assertThat(servers.awaitMessages("anna@example.org", 1, SOON)).hasSize(1);
        assertThat(servers.awaitMessages("chen@example.com", 1, SOON)).hasSize(1);
        assertThat(servers.mailboxes()).contains("sar@northwind.example", "anna@example.org", "chen@example.com");
    }

    @Test
    void keepsMailAndItsIdentityOverARestart() throws Exception {
        List<byte[]> before;
        String identity;
        try (RealMailServers servers = RealMailServers.start(folder)) {
            servers.deliver(EIGHT_BIT.getBytes(ISO_8859_1), servers.user());
            before = servers.awaitMessages(servers.user(), 1, SOON);
            identity = ImapReader.identityOfTheFirstMail(servers, servers.user());
        }
        try (RealMailServers servers = RealMailServers.start(folder)) {
            assertThat(servers.messagesOf(servers.user())).containsExactlyElementsOf(before);
            assertThat(ImapReader.identityOfTheFirstMail(servers, servers.user()))
                    .isEqualTo(identity);
        }
    }

    @Test
    void showsWhatAClientMovesToAnotherFolder() throws Exception {
        RealMailServers servers = servers();
        String mailbox = "moved@example.org";
        servers.place(EIGHT_BIT.getBytes(ISO_8859_1), mailbox);

        ImapReader.moveEverything(servers, mailbox, "Habeas.Done");

        assertThat(servers.messagesOf(mailbox)).isEmpty();
        assertThat(servers.messagesOf(mailbox, "Habeas.Done")).containsExactly(EIGHT_BIT.getBytes(ISO_8859_1));
        assertThat(servers.folders(mailbox)).contains("INBOX", "Habeas.Done");
    }

    @Test
    void refusesAWrongPassword() {
        RealMailServers servers = servers();
        assertThatThrownBy(() -> ImapReader.connect(servers, servers.user(), "wrong"))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void offersTlsWhenAsked() throws IOException, MessagingException {
        try (RealMailServers servers = RealMailServers.startWithTls(folder)) {
            servers.place(EIGHT_BIT.getBytes(ISO_8859_1), servers.user());

            assertThat(ImapReader.inboxOf(servers, servers.user())).hasSize(1);
            assertThat(ImapReader.smtpUsesTls(servers)).isTrue();
        }
    }

    @Test
    void leavesNoProcessBehind() throws Exception {
        RealMailServers servers = RealMailServers.start(folder);
        servers.deliver(EIGHT_BIT.getBytes(ISO_8859_1), servers.user());
        servers.awaitMessages(servers.user(), 1, SOON);
        List<Long> pids = servers.pids();
        assertThat(pids).hasSizeGreaterThan(6);

        servers.stop();

        assertThat(endSoon(pids)).isTrue();
    }

    @Test
    void endsWithTheJvmThatStartedIt() throws Exception {
        try (MailServerHost host = MailServerHost.launch(folder)) {
            List<Long> pids = host.awaitPids();
            assertThat(pids).hasSizeGreaterThan(4).allMatch(RealMailServersIntegrationTests::lives);

            host.kill();

            assertThat(endSoon(pids)).isTrue();
        }
    }

    private static RealMailServers servers() {
        return requireNonNull(running);
    }

    private static boolean endSoon(List<Long> pids) {
        return Waiting.until(
                () -> pids.stream().noneMatch(RealMailServersIntegrationTests::lives),
                System.nanoTime() + SOON.toNanos());
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
