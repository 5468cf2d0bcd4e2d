package org.habeas.system.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoMailServerIntegrationTests {

    @TempDir
    Path directory;

    @Test
    void keepsItsMailOverARestart() {
        try (DemoMailServer server = DemoMailServer.start(0, directory)) {
            server.deliver("sar@larkfield.example", "joana@mail.example", mail("First"));
            server.deliver("sar@larkfield.example", "joana@mail.example", mail("Second"));
        }
        try (DemoMailServer server = DemoMailServer.start(0, directory)) {
            assertThat(server.received("joana@mail.example"))
                    .extracting(DemoMail::subject)
                    .containsExactly("Second", "First");
            assertThat(server.requesters()).containsExactly("joana@mail.example");
        }
    }

    @Test
    void putsSignedAddressesIntoTheCompanysMailbox() {
        try (DemoMailServer server = DemoMailServer.start(0, directory)) {
            server.deliver("joana@mail.example", "SAR+sar-2026-000001.abc@larkfield.example", mail("Re: your request"));
            assertThat(server.requesters()).isEmpty();
            assertThat(server.received(SampleMails.MAILBOX)).hasSize(1);
        }
    }

    /** The first server is never told to stop: the second finds what a kill would leave. */
    @Test
    void losesNoMailWhenItIsKilled() {
        DemoMailServer killed = DemoMailServer.start(0, directory);
        try {
            killed.deliver("sar@larkfield.example", "joana@mail.example", mail("First"));
            killed.deliver("joana@mail.example", SampleMails.MAILBOX, mail("Request"));
            for (String subject : new String[] {"Second", "Third"}) {
                try (DemoMailServer next = DemoMailServer.start(0, directory)) {
                    next.deliver("sar@larkfield.example", "joana@mail.example", mail(subject));
                }
            }
            try (DemoMailServer last = DemoMailServer.start(0, directory)) {
                assertThat(last.received("joana@mail.example"))
                        .extracting(DemoMail::subject)
                        .containsExactly("Third", "Second", "First");
                assertThat(last.received(SampleMails.MAILBOX))
                        .extracting(DemoMail::subject)
                        .containsExactly("Request");
            }
        } finally {
            killed.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forgetsWhatItsReaderMovedOrExpunged(boolean moves) throws Exception {
        DemoMailServer killed = DemoMailServer.start(0, directory);
        try {
            killed.deliver("joana@mail.example", SampleMails.MAILBOX, mail("Goes"));
            killed.deliver("joana@mail.example", SampleMails.MAILBOX, mail("Stays"));
            try (IMAPStore store =
                    (IMAPStore) Session.getInstance(new Properties()).getStore("imap")) {
                store.connect("127.0.0.1", killed.imapPort(), DemoMailServer.LOGIN, DemoMailServer.PASSWORD);
                try (IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX")) {
                    inbox.open(Folder.READ_WRITE);
                    Message[] first = {inbox.getMessage(1)};
                    if (moves) {
                        Folder done = store.getFolder("Done");
                        done.create(Folder.HOLDS_MESSAGES);
                        inbox.moveMessages(first, done);
                    } else {
                        inbox.setFlags(first, new Flags(Flags.Flag.DELETED), true);
                        inbox.expunge();
                    }
                }
            }
            try (DemoMailServer next = DemoMailServer.start(0, directory)) {
                assertThat(next.received(SampleMails.MAILBOX))
                        .extracting(DemoMail::subject)
                        .containsExactly("Stays");
            }
        } finally {
            killed.close();
        }
    }

    @Test
    void refusesMailThatItCannotKeep() throws Exception {
        Path mail = Files.writeString(directory.resolve("mail"), "a file where the folder should be");
        try (DemoMailServer server = DemoMailServer.start(0, mail)) {
            assertThatThrownBy(
                            () -> server.deliver("sar@larkfield.example", "joana@mail.example", mail("Lost otherwise")))
                    .hasMessageContaining("451");
            assertThat(server.requesters()).isEmpty();
        }
    }

    @Test
    void keepsMailOfAnyAddressInsideItsDirectory() {
        try (DemoMailServer server = DemoMailServer.start(0, directory.resolve("mail"))) {
            server.deliver("a@mail.example", "../../up@mail.example", mail("Out"));
        }
        assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("mail"));
        try (DemoMailServer server = DemoMailServer.start(0, directory.resolve("mail"))) {
            assertThat(server.received("../../up@mail.example")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.habeas.system.samples.SampleMails#names")
    void deliversEverySample(String name) {
        byte[] sample = SampleMails.named(name, Clock.systemUTC()).orElseThrow();
        assertThat(new String(sample, StandardCharsets.UTF_8)).doesNotContain("@DATE@", "@ID@");
        try (DemoMailServer server = DemoMailServer.start(0, directory)) {
            server.deliver("sample@mail.example", SampleMails.MAILBOX, sample);
            assertThat(server.received(SampleMails.MAILBOX)).singleElement().satisfies(mail -> assertThat(mail.text())
                    .isNotBlank());
        }
    }

    private static byte[] mail(String subject) {
        return ("From: sar@larkfield.example\r\nSubject: " + subject + "\r\n\r\nText\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
