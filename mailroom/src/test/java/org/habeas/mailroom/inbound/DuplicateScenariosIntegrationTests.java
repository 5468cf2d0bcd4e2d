package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same mail, nearly the same mail, and mails that only look the same. */
class DuplicateScenariosIntegrationTests extends PlacedMail {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Message-ID: <>\r\n",
                "Message-ID: \r\n",
                "Message-ID: <one@example.org>\r\nMessage-ID: <two@example.org>\r\n",
                "Message-ID: <odd@example.org> (a comment)\r\n",
                "Message-ID:\r\n <\"quoted part\"@example.org>\r\n",
                "Message-ID: no brackets at all\r\n"
            })
    @MailScenario(11)
    void opensOneCaseWhateverTheMessageIdLooksLikeAndKnowsTheCopy(String field) throws Exception {
        String mail = "From: jane@example.org\r\nSubject: Access\r\n" + field + "\r\nmy data please\r\n";

        receive(mail);
        receive("Received: from another.road\r\n" + mail);

        assertThat(desk.opened).hasSize(1);
        assertThat(states().get(0)).isEqualTo("OPENED");
        assertThat(states().get(1)).isIn("DUPLICATE", "JOINED");
    }

    @Test
    @MailScenario(11)
    void opensOneCaseEachForMailsWithAnIdOfFiveThousandCharacters() throws Exception {
        String id = "x".repeat(5000);

        receive(mail("<" + id + "1@example.org>", "Access", "one"));
        receive(mail("<" + id + "2@example.org>", "Erasure", "two"));

        assertThat(desk.opened).hasSize(2);
    }

    @Test
    @MailScenario(11)
    void attachesNothingByAnIdThatIsEqualToOneOfOurs() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive(mail("<" + letter.messageId() + ">", "Hello", "I saw your letter")
                .replace("jane@", "eve@"));

        assertThat(desk.joined).isEmpty();
        assertThat(desk.opened).hasSize(2);
    }

    @Test
    @MailScenario(12)
    void countsAReusedMessageIdWithOtherWordsAsANewMailAndFlagsIt() throws Exception {
        receive(mail("<status@parcels.example>", "Parcel 1", "It is on its way."));
        receive(mail("<status@parcels.example>", "Parcel 2", "It has arrived."));

        assertThat(desk.opened).hasSize(2);
        assertThat(desk.opened.get(1).problems()).anyMatch(problem -> problem.contains("same Message-ID"));
        CaseReference second = caseOf("Parcel 2");
        assertThat(caseMail.decisions(second, desk.opened.get(1).id()))
                .contains(Ground.REUSED_MESSAGE_ID.words(), Ground.NOTHING_OF_OURS.words());
    }

    @Test
    @MailScenario(12)
    void joinsTheSameWordsSentThreeTimesInAMinuteToOneCase() throws Exception {
        receive(mail("<a@example.org>", "Access", "Please send me all my data."));
        receive(mail("<b@example.org>", "Access", "Please send me all my data."));
        receive(mail("<c@example.org>", "Re: Access", "Please  send me\r\nall my data."));

        CaseReference reference = caseOf("Access");
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(2);
        assertThat(caseMail.of(reference)).hasSize(3);
        UUID last = caseMail.of(reference).get(2).id();
        assertThat(caseMail.decisions(reference, last)).containsExactly(Ground.SAME_TEXT.words());
    }

    @Test
    @MailScenario(12)
    void opensACaseEachForTheSameWordsOfTwoPeople() throws Exception {
        receive(mail("<a@example.org>", "Access", "Please send me all my data."));
        receive(mail("<b@example.org>", "Access", "Please send me all my data.").replace("jane@", "john@"));

        assertThat(desk.opened).hasSize(2);
        assertThat(desk.joined).isEmpty();
    }

    @Test
    @MailScenario(12)
    void opensACaseForTheSameWordsAboutSomethingElse() throws Exception {
        receive(mail("<a@example.org>", "Account 4711", "Please send me all my data."));
        receive(mail("<b@example.org>", "Account 4712", "Please send me all my data."));

        assertThat(desk.opened).hasSize(2);
    }

    @Test
    @MailScenario(13)
    void mergesNothingWhenTheSameMailComesAgainAsAnAttachment() throws Exception {
        CaseReference reference = openCase();

        receive("From: jane@example.org\r\nMessage-ID: <9@example.org>\r\nSubject: Fwd: Access\r\n"
                + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\nsee below\r\n--m\r\n"
                + "Content-Type: message/rfc822\r\n\r\n" + ACCESS.replace("\n", "\r\n") + "\r\n--m--\r\n");

        assertThat(states()).doesNotContain("DUPLICATE");
        assertThat(desk.opened.size() + desk.joined.size()).isEqualTo(2);
        assertThat(mails.of(reference)).isNotEmpty();
        assertThat(List.copyOf(desk.opened).get(0).subject()).isEqualTo("Access");
    }

    @Test
    @MailScenario({12, 34})
    void namesTheCopyThatCameByAnotherRoadBesideTheFirst() throws Exception {
        String mail = mail("<a@example.org>", "Access", "my data");

        receive("Received: from one\r\n" + mail);
        receive("Delivered-To: alias@northwind.example\r\nReceived: from two\r\n" + mail);

        CaseReference reference = caseOf("Access");
        assertThat(states()).containsExactly("OPENED", "DUPLICATE");
        assertThat(caseMail.of(reference)).hasSize(1);
        assertThat(caseMail.decisions(reference, caseMail.of(reference).get(0).id()))
                .anyMatch(words -> words.startsWith("The same mail came again by the account main"));
    }

    private static String mail(String id, String subject, String text) {
        return "From: jane@example.org\r\nMessage-ID: " + id + "\r\nSubject: " + subject + "\r\n\r\n" + text + "\r\n";
    }
}
