package org.habeas.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @Test
    void writesNoMailOutsideItsDirectory() {
        try (DemoMailServer server = DemoMailServer.start(0, directory.resolve("mail"))) {
            server.deliver("a@mail.example", "../../up@mail.example", mail("Out"));
        }
        assertThat(directory).isEmptyDirectory();
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
