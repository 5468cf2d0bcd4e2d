package org.habeas.system.samples;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.habeas.legalprocess.DocumentCheck;
import org.junit.jupiter.api.Test;

class SampleMailsTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    @Test
    void sendsFiveDifferentDemandsForAHalfYear() throws Exception {
        List<SampleMail> demands = SampleMails.mails("half-year", CLOCK);
        List<String> documents = new ArrayList<>();
        for (SampleMail demand : demands) {
            assertThat(demand.to()).isEqualTo(SampleMails.LEGAL_MAILBOX);
            documents.add(document(demand));
        }
        assertThat(documents)
                .containsExactly(
                        "subpoena.pdf", "order-2703d.pdf", "warrant.pdf", "emergency-request.pdf", "request.pdf");
    }

    @Test
    void sendsEachSampleToItsOwnMailbox() throws Exception {
        assertThat(SampleMails.mails("sar", CLOCK))
                .singleElement()
                .extracting(SampleMail::to)
                .isEqualTo(SampleMails.MAILBOX);
        SampleMail warrant = SampleMails.mails("legal-process", CLOCK).get(0);
        assertThat(warrant.to()).isEqualTo(SampleMails.LEGAL_MAILBOX);
        assertThat(document(warrant)).isEqualTo("search-warrant.pdf");
        assertThat(SampleMails.mails("nonsense", CLOCK)).isEmpty();
    }

    /** The name of the document, which has to be one that the desk takes. */
    private static String document(SampleMail sample) throws MessagingException, IOException {
        assertThat(new String(sample.bytes(), StandardCharsets.UTF_8)).doesNotContain("@PDF@", "@DATE@", "@ID@");
        MimeMessage mail =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(sample.bytes()));
        Multipart parts = (Multipart) mail.getContent();
        byte[] document = parts.getBodyPart(1).getInputStream().readAllBytes();
        assertThat(new DocumentCheck().problem(document)).isEmpty();
        return parts.getBodyPart(1).getFileName();
    }
}
