package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that write to us: recorded on a case, never answered, and the case stays as it is. */
class AutomaticMailScenariosIntegrationTests extends PlacedMail {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auto-Response-Suppress: All\r\nSubject: Automatic reply: Your letter\r\n\r\nI am away.",
                "Auto-Submitted: auto-replied\r\nPrecedence: bulk\r\nX-Autoreply: yes\r\nSubject: Away\r\n\r\nI am away.",
                "X-Lotus-FromDomain: EXAMPLE\r\nSubject: Out of Office AutoReply: Your letter\r\n\r\nI am away.",
                "Auto-Submitted: auto-replied (zimbra; vacation)\r\nPrecedence: bulk\r\nSubject: Away\r\n\r\nBack soon.",
                "Content-Type: text/plain; charset=utf-8\r\nSubject: Abwesenheitsnotiz\r\n\r\n"
                        + "Ich bin bis zum 4. Januar nicht im Haus. In dringenden Fällen wenden Sie sich an das Büro.",
                "Content-Type: text/plain; charset=utf-8\r\nSubject: Absence du bureau\r\n\r\n"
                        + "Je suis absent du bureau jusqu'au 4 janvier et ne lirai pas votre message.",
                "Content-Type: text/plain; charset=utf-8\r\nSubject: =?utf-8?B?5LiN5Zyo6YCa55+l?=\r\n\r\n"
                        + "ただいま休暇中のため、不在にしております。1月4日以降にご返信いたします。"
            })
    @MailScenario(16)
    void recordsAnOutOfOfficeAnswerOnItsCaseAsAutomatic(String answer) throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive(utf8("From: jane@example.org\r\nIn-Reply-To: <" + letter.messageId() + ">\r\n" + answer + "\r\n"));

        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).singleElement().satisfies(mail -> assertThat(mail.isFromAPerson())
                .isFalse());
        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(caseMail.decisions(reference, desk.joined.get(0).id()))
                .anyMatch(words -> words.startsWith("No acknowledgement answers it, because it counts as automatic"));
    }

    @Test
    @MailScenario(16)
    void answersNoneOfTheAbsencesThatComeFromAnotherAddressEachTime() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        for (int number = 0; number < 5; number++) {
            receive("Return-Path: <>\r\nFrom: away-" + number + "@example.org\r\nTo: " + returnPath(letter)
                    + "\r\nAuto-Submitted: auto-replied\r\nSubject: Away " + number + "\r\n\r\nI am away.\r\n");
        }

        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(5).noneMatch(ReceivedMail::isFromAPerson);
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, RETURNED, mail.returned",
        "4.4.1, ACCEPTED, mail.reportedLate",
    })
    @MailScenario(17)
    void makesAReportOnOurLetterAnEventOfItsCase(String status, LetterState state, String what) throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive(report(returnPath(letter), status.startsWith("5") ? "failed" : "delayed", status));

        assertThat(outbox.stateOf(letter.id())).contains(state);
        assertThat(acts(reference, what)).hasSize(1);
        assertThat(desk.opened).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: failure notice\r\n\r\nHi. This is the qmail-send program at mx.example."
                        + "\r\nI'm afraid I wasn't able to deliver your message to the following addresses."
                        + "\r\n\r\n<jane@example.org>:\r\nSorry, no mailbox here by that name. (#5.1.1)"
                        + "\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n",
                "Subject: Mail delivery failed: returning message to sender\r\nX-Failed-Recipients: jane@example.org"
                        + "\r\n\r\nThis message was created automatically by mail delivery software.\r\n\r\n"
                        + "A message that you sent could not be delivered to one or more of its\r\nrecipients. This is a"
                        + " permanent error. The following address(es) failed:\r\n\r\n  jane@example.org\r\n"
                        + "    Unrouteable address\r\n\r\n------ This is a copy of the message ------\r\n\r\n"
            })
    @MailScenario(17)
    void findsTheLetterInABounceWithoutAReportPart(String bounce) throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: sar@northwind.example\r\n" + bounce
                + "Message-ID: <" + letter.messageId() + ">\r\nSubject: Your letter\r\n");

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.RETURNED);
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(1);
    }

    @Test
    @MailScenario(17)
    void findsTheLetterByItsReturnPathWhenTheForwarderNamesAnotherRecipientAndPacksTheLetter() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);
        String packed = Base64.getMimeEncoder()
                .encodeToString(gzip("Message-ID: <" + letter.messageId() + ">\r\nSubject: Your letter\r\n\r\nx\r\n"));

        receive("Return-Path: <>\r\nFrom: postmaster@forwarder.example\r\nTo: " + returnPath(letter)
                + "\r\nSubject: Undeliverable\r\nContent-Type: multipart/report; report-type=delivery-status;"
                + " boundary=r\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;"
                + " forwarder.example\r\n\r\nFinal-Recipient: rfc822; someone-else@elsewhere.example\r\n"
                + "Action: failed\r\nStatus: 5.1.1\r\n\r\n--r\r\nContent-Type: application/gzip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + packed + "\r\n--r--\r\n");

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.RETURNED);
        assertThat(desk.opened).hasSize(1);
        assertThat(acts(reference, "mail.returned")).hasSize(1);
    }

    @Test
    @MailScenario(17)
    void findsTheLetterInABounceOfAJapaneseMobileNetwork() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive("Return-Path: <>\r\nFrom: Postmaster@mobile.example\r\nTo: " + returnPath(letter)
                + "\r\nSubject: =?ISO-2022-JP?B?GyRCJWEhPCVrJTclOSVGJWAbKEI=?=\r\n"
                + "Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n"
                + "\u001b$B<!$N%\"%I%l%9$X$N%a!<%k$OAw?.$G$-$^$;$s$G$7$?!#\u001b(B\r\n<jane@mobile.example>\r\n"
                + "550 Unknown user jane@mobile.example\r\n");

        assertThat(desk.opened).hasSize(1);
        assertThat(mails.of(reference)).hasSize(2);
    }

    @Test
    @MailScenario(19)
    void countsAHumanMailAsHumanThatSaysSoItself() throws Exception {
        receive(ACCESS.replace("Subject:", "Auto-Submitted: no\nSubject:"));

        assertThat(desk.opened).singleElement().satisfies(mail -> assertThat(mail.isFromAPerson())
                .isTrue());
    }

    @Test
    @MailScenario(19)
    void opensACaseThroughAClubsListWithoutAnswerAndTellsAPersonWhy() throws Exception {
        receive(ACCESS.replace("Subject:", "Precedence: list\nList-Id: <members.club.example>\nSubject:"));

        CaseReference reference = caseOf("Access");
        assertThat(desk.opened).singleElement().satisfies(mail -> assertThat(mail.isFromAPerson())
                .isFalse());
        assertThat(caseMail.decisions(reference, desk.opened.get(0).id()))
                .anyMatch(words -> words.startsWith("No acknowledgement answers it, because it counts as automatic"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=r\r\n\r\n--r"
                        + "\r\n\r\nread\r\n--r\r\nContent-Type: message/disposition-notification\r\n\r\n"
                        + "Final-Recipient: rfc822;jane@example.org\r\nDisposition: manual-action/MDN-sent-manually;"
                        + " displayed\r\n\r\n--r--",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=r\r\n\r\n--r\r\n\r\nabuse"
                        + "\r\n--r\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse"
                        + "\r\nUser-Agent: x/1\r\nVersion: 1\r\n\r\n--r--",
                "Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n"
                        + "END:VCALENDAR",
                "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n\r\nYou have a new chat message.",
                "Precedence: bulk\r\nAuto-Submitted: auto-replied\r\n\r\nClick here to have your mail delivered."
            })
    @MailScenario(20)
    void answersNoReceiptComplaintInvitationOrChallenge(String mail) throws Exception {
        receive("From: jane@example.org\r\nTo: sar@northwind.example\r\nSubject: notice\r\n" + mail + "\r\n");

        assertThat(desk.opened).hasSize(1).noneMatch(ReceivedMail::isFromAPerson);
    }

    /** The folder takes bytes as Latin-1 characters. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
