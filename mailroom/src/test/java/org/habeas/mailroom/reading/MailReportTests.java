package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.habeas.mailroom.reading.MailReport.Kind;
import org.habeas.mailroom.reading.MailReport.Outcome;
import org.habeas.mailroom.reading.MailReport.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReportTests {

    private final MailReader reader = new MailReader();

    @ParameterizedTest
    @MethodSource
    void readsWhoWasNotReachedAndWhyAsManySystemsSayIt(String expected, String raw) {
        String[] words = expected.split(" ", -1);

        ReadMail mail = read(raw);
        MailReport report = Objects.requireNonNull(mail.report(), "no report");

        assertThat(mail.bounce()).isTrue();
        assertThat(report.kind()).isEqualTo(Kind.DELIVERY);
        assertThat(report.recipients()).anySatisfy(one -> {
            assertThat(one.outcome()).isEqualTo(Outcome.valueOf(words[0]));
            assertThat(one.last()).isEqualTo(words[1]);
            assertThat(one.status()).isEqualTo(words[2]);
        });
        if (!words[3].equals("-")) {
            assertThat(mail.references()).contains(words[3]);
        }
    }

    static Stream<String[]> readsWhoWasNotReachedAndWhyAsManySystemsSayIt() throws IOException {
        try (InputStream in = Objects.requireNonNull(MailReportTests.class.getResourceAsStream("undelivered.txt"))) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^=====\n"))
                    .map(one -> one.split("\n", 2))
                    .map(one -> new String[] {one[0].substring(2), one[1]});
        }
    }

    @Test
    void readsEveryFieldOfAReportOnTwoRecipients() {
        MailReport report = Objects.requireNonNull(read("""
                                From: MAILER-DAEMON@mx.example
                                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                                --r
                                Content-Type: message/delivery-status

                                Reporting-MTA: dns; mx.example
                                Original-Envelope-Id: letter-7

                                Original-Recipient: rfc822;Jane@Example.org
                                Final-Recipient: rfc822; j.roe@forward.example
                                Action: failed
                                Status: 5.0.0 (permanent failure)
                                Diagnostic-Code: smtp; 550 5.7.1 We do not
                                  like you

                                Final-Recipient: rfc822; joe@example.org
                                Action: relayed (to a system without reports)
                                Status: 2.1.9
                                --r--
                                """).report());

        assertThat(report.envelopeId()).isEqualTo("letter-7");
        assertThat(report.recipients())
                .containsExactly(
                        new Recipient(
                                "jane@example.org",
                                "j.roe@forward.example",
                                Outcome.FAILED,
                                "5.7.1",
                                "550 5.7.1 We do not like you"),
                        new Recipient(null, "joe@example.org", Outcome.ARRIVED, "2.1.9", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "relayed", "expanded"})
    void takesALetterThatArrivedForNoBounce(String action) {
        ReadMail mail = read("From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Delivery report\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\n"
                + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
                + "Final-Recipient: rfc822; jane@example.org\nAction: " + action + "\nStatus: 2.0.0\n--r--\n");

        assertThat(mail.bounce()).isFalse();
        assertThat(mail.automatic()).isNotNull();
    }

    @Test
    void readsAReceiptAndAComplaintAsSuch() {
        MailReport receipt = Objects.requireNonNull(
                read("From: jane@example.org\nSubject: Read: your letter\nContent-Type: multipart/report;"
                                + " report-type=disposition-notification; boundary=r\n\n--r\n\nread\n--r\n"
                                + "Content-Type: message/disposition-notification\n\n"
                                + "Final-Recipient: rfc822;jane@example.org\n"
                                + "Original-Message-ID: <letter-8@mail.northwind.example>\n"
                                + "Disposition: manual-action/MDN-sent-manually; displayed\n--r--\n")
                        .report());
        MailReport complaint = Objects.requireNonNull(
                read("From: fbl@provider.example\nSubject: complaint\nContent-Type: multipart/report;"
                                + " report-type=feedback-report; boundary=r\n\n--r\n\nabuse\n--r\n"
                                + "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n"
                                + "User-Agent: Loop/1.0\nOriginal-Rcpt-To: <jane@example.org>\n--r\n"
                                + "Content-Type: message/rfc822\n\nMessage-ID: <letter-9@mail.northwind.example>\n\n--r--\n")
                        .report());

        assertThat(receipt.kind()).isEqualTo(Kind.RECEIPT);
        assertThat(receipt.messageIds()).containsExactly("letter-8@mail.northwind.example");
        assertThat(receipt.recipients()).singleElement().satisfies(one -> assertThat(one.status())
                .isEqualTo("displayed"));
        assertThat(complaint.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(complaint.recipients())
                .containsExactly(new Recipient("jane@example.org", null, Outcome.ARRIVED, "abuse", "Loop/1.0"));
        assertThat(List.of(receipt, complaint)).noneMatch(MailReport::isBounce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abuse; Jane Roe, jane@example.org", "@Jane Roe <jane@example.org>", "5 <script>"})
    void takesNoMoreThanAWordForTheTypeOfAComplaint(String type) {
        MailReport report = Objects.requireNonNull(
                read("From: fbl@provider.example\nContent-Type: message/feedback-report\n\nFeedback-Type: " + type
                                + "\n")
                        .report());

        assertThat(report.recipients()).singleElement().satisfies(one -> assertThat(one.status())
                .matches("[a-z-]{0,31}")
                .doesNotContain("roe"));
    }

    /** Whoever forwards a report to us is a person; what they forward is no report on a letter of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Undelivered parcel data\n\nWho saw my telephone number?\n",
                "Subject: Fwd: failure notice\n\nWhat is this?\n\n> Hi. This is the qmail-send program at x.example.\n",
                """
                Subject: My mails come back
                Content-Type: multipart/mixed; boundary=r

                --r

                Why?
                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; x

                Final-Recipient: rfc822; a@b.example
                Action: failed
                Status: 5.1.1
                --r--
                """
            })
    void takesAPersonWhoWritesOfAFailureForAPerson(String mail) {
        assertThat(read("From: jane@example.org\n" + mail).automatic()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " \n", ">\n", "a\n", "a@b.example ", "x: y\n", "on \n wrote\n", "message-id: <\n"})
    void staysQuickWhateverTheTextRepeats(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertTimeout(Duration.ofSeconds(2), () -> {
            read("From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: failure notice\n\n" + text);
            read("From: jane@example.org\nSubject: out of office\n\nI am on holiday\n" + text);
            read("From: x@mx.example\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\n"
                    + text);
        });
    }

    private ReadMail read(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8));
    }
}
