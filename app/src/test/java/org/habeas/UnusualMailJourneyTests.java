package org.habeas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.mailroom.MailScenario;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail as it really comes: each opens a case, and its bytes are kept. */
class UnusualMailJourneyTests extends CaseStory {

    private static final int THIRTY_MEGABYTES = 30 * 1024 * 1024;
    private static final int LINE = 57;

    @MailScenario({29, 30})
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            without a subject    | From: A <a@mail.example>~Message-ID: <@ID@@mail.example>~~Send me my data.
            without a body       | From: A <a@mail.example>~Subject: My data~Message-ID: <@ID@@mail.example>~~
            without a sender     | Subject: My data~Message-ID: <@ID@@mail.example>~~Send me my data.
            without a Message-ID | From: A <a@mail.example>~Subject: My data @ID@~~Send me my data.
            in a broken charset  | From: A <a@mail.example>~Subject: =?x-klingon?Q?Daten=FF?=~Message-ID: <@ID@@mail.example>~Content-Type: text/plain; charset=x-klingon~~Gr\u00fc\u00dfe und meine Daten, bitte.
            """)
    void opensACaseAndKeepsTheBytes(String what, String template) {
        byte[] bytes = template.replace("~", "\r\n")
                .replace("@ID@", UUID.randomUUID().toString())
                .concat("\r\n")
                .getBytes(ISO_8859_1);
        CaseReference reference = caseOf(() -> mail.deliver("a@mail.example", SampleMails.MAILBOX, bytes));
        Person nadia = person("nadia");
        open(nadia, reference);
        assertThat(nadia.reads("#mail")).as(what).contains("Mail as received");
        assertThat(nadia.reads("h1")).as("a heading of a mail " + what).isNotBlank();
        assertThat(sent(rawOf(nadia), bytes)).as(what).isEqualTo(bytes);
        assertThat(openTasks(reference)).containsExactly("userTask_sortRequest");
    }

    @MailScenario(26)
    @Test
    void keepsAnAttachmentOfThirtyMegabytes() {
        byte[] file = new byte[THIRTY_MEGABYTES];
        new Random(1).nextBytes(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("From: B <b@mail.example>\r\nSubject: My data\r\nMessage-ID: <" + UUID.randomUUID()
                        + "@mail.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
                        + "All I have is here.\r\n--b\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Disposition: attachment; filename=everything.bin\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n")
                .getBytes(UTF_8));
        bytes.writeBytes(
                Base64.getMimeEncoder(4 * LINE / 3, new byte[] {'\r', '\n'}).encode(file));
        bytes.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        CaseReference reference =
                caseOf(() -> mail.deliver("b@mail.example", SampleMails.MAILBOX, bytes.toByteArray()));
        Person nadia = person("nadia");
        open(nadia, reference);
        assertThat(nadia.reads("#mail")).contains("everything.bin");
        assertThat(Arrays.equals(nadia.download(nadia.linkTo("everything.bin")), file))
                .isTrue();
        byte[] raw = sent(rawOf(nadia), bytes.toByteArray());
        assertThat(Arrays.equals(raw, bytes.toByteArray()))
                .as("the raw mail byte for byte")
                .isTrue();
    }

    @Test
    void opensACaseOfAnAutomaticMailWithoutAcknowledgingIt() {
        byte[] automatic = SampleMails.named("out-of-office", Clock.systemUTC()).orElseThrow();
        int before = mail.received("petra.nowak@firma.example").size();
        CaseReference reference =
                caseOf(() -> mail.deliver("petra.nowak@firma.example", SampleMails.MAILBOX, automatic));
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> mail.received("petra.nowak@firma.example").size() == before);
        Person nadia = person("nadia");
        open(nadia, reference);
        assertThat(nadia.reads("#timeline")).contains("No acknowledgement: a machine wrote it");
        assertThat(acts(reference)).doesNotContain("sar.acknowledged");
    }

    private static byte[] rawOf(Person person) {
        return person.download(person.linkTo("Download the raw mail"));
    }

    /** The mail below the lines that the receiving server put on top; this server drops the last line end. */
    private static byte[] sent(byte[] raw, byte[] bytes) {
        int length = bytes.length - 2;
        byte[] end = Arrays.copyOfRange(raw, Math.max(0, raw.length - length), raw.length + 2);
        end[length] = '\r';
        end[length + 1] = '\n';
        return end;
    }
}
