package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which case a mail belongs to: what proves it, what only hints at it, and what somebody forged. */
class ThreadingScenariosIntegrationTests extends PlacedMail {

    private static final String MAILBOX = "sar@northwind.example";

    @ParameterizedTest
    @CsvSource({
        "jane.private@example.com, Jane writes from another address",
        "cc-friend@example.net, somebody who was in copy answers",
        "bcc-friend@example.net, somebody who was in blind copy answers"
    })
    @MailScenario(14)
    void holdsAnAnswerFromAnAddressThatIsNotPartOfTheCase(String from, String text) throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive(reply(from, letter.messageId(), text));

        HeldMail held = held("OTHER_SENDER");
        assertThat(held.suggestions()).containsExactly(reference);
        assertThat(desk.joined).isEmpty();
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    @MailScenario(14)
    void holdsAnAnswerToAClosedCaseAndOpensItOnlyWhenAPersonSaysSo() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);
        desk.closed.add(reference);

        receive(reply("jane@example.org", letter.messageId(), "one more thing"));

        HeldMail held = held("CLOSED_CASE");
        assertThat(held.suggestions()).containsExactly(reference);
        assertThatThrownBy(() -> holding.assignTo(held.id(), reference, ACTING))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("takes no more mail");
        assertThatThrownBy(() -> holding.assignTo(held.id(), new CaseReference("SAR-2026-999999"), ACTING))
                .isInstanceOf(NoSuchCase.class);
        CaseReference fresh = holding.openNew(held.id(), MAILBOX, ACTING);
        assertThat(fresh).isNotEqualTo(reference);
        assertThat(caseMail.decisions(fresh, held.mail()))
                .containsExactly(
                        Ground.OUR_MESSAGE_ID.words(),
                        "It waited for a person: " + HoldingReason.CLOSED_CASE.words(),
                        Ground.OPENED_BY_PERSON.words());
    }

    @Test
    @MailScenario(14)
    void holdsAMailWithTheSignsOfTwoCases() throws Exception {
        CaseReference first = openCase();
        receive(ACCESS.replace("<1@", "<2@").replace("Access", "Erasure"));
        CaseReference second = caseOf("Erasure");
        PreparedLetter letter = letter(second, true);

        receive("From: jane@example.org\r\nTo: " + tokens.addressOf(first, MAILBOX) + "\r\nReferences: <"
                + letter.messageId() + ">\r\nSubject: both\r\n\r\nboth\r\n");

        assertThat(held("SEVERAL_CASES").suggestions()).containsExactlyInAnyOrder(first, second);
        assertThat(desk.joined).isEmpty();
    }

    @Test
    @MailScenario(14)
    void countsASignInQuotedTextForNothing() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive("From: eve@example.org\r\nSubject: question\r\n\r\nwhat is this?\r\n\r\n> Reply-To: "
                + tokens.addressOf(reference, MAILBOX) + "\r\n> Message-ID: <" + letter.messageId() + ">\r\n");

        assertThat(desk.joined).isEmpty();
        assertThat(desk.opened).hasSize(2);
    }

    @Test
    @MailScenario(14)
    void joinsAnAnswerWhoseSubjectChangedToANewTopic() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive(reply("jane@example.org", letter.messageId(), "And now please delete everything"));

        assertThat(desk.joined).hasSize(1);
        assertThat(caseMail.of(reference)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"commas", "many", "folds", "address-only"})
    @MailScenario(14)
    void findsItsCaseHoweverAClientWritesReferences(String how) throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);
        String ours = "<" + letter.messageId() + ">";
        String header =
                switch (how) {
                    case "commas" -> "References: <a@x.example>, <b@x.example>," + ours;
                    case "many" ->
                        "References: " + ours + "\r\n "
                                + IntStream.range(0, 199)
                                        .mapToObj(number -> "<" + number + "@x.example>")
                                        .collect(Collectors.joining("\r\n "));
                    case "folds" -> "References: <a@x.example>\r\n\t \r\n\t" + ours + "<b@x.example>";
                    default -> "X-Nothing: here";
                };

        receive("From: jane@example.org\r\nTo: "
                + (how.equals("address-only") ? tokens.addressOf(reference, MAILBOX) : MAILBOX) + "\r\n" + header
                + "\r\nSubject: Re: your letter\r\n\r\nhere you are\r\n");

        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper", "upper, then lower", "upper elsewhere, then lower"})
    @MailScenario(31)
    void findsItsCaseWhenAClientInTurkishChangesTheCaseOfOurSignedAddress(String how) throws Exception {
        CaseReference reference = openCase();
        Locale turkish = Locale.forLanguageTag("tr");
        String upper =
                tokens.addressOf(reference, MAILBOX).replaceFirst("@.*", "").toUpperCase(turkish);
        String lower = tokens.addressOf(reference, MAILBOX)
                .replaceFirst("@.*", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(turkish);
        String changed =
                switch (how) {
                    case "upper" -> upper;
                    case "upper, then lower" -> upper.toLowerCase(Locale.ROOT);
                    default -> lower;
                };

        folder.add(("From: jane@example.org\r\nTo: " + changed
                        + "@northwind.example\r\nSubject: Re: your letter\r\n\r\nhere you are\r\n")
                .getBytes(StandardCharsets.UTF_8));
        take();
        placing.placeAll();

        assertThat(tokens.caseOfAddress(changed.replaceFirst("(?i)2026", "2025") + "@northwind.example"))
                .isEmpty();
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(1);
    }

    @Test
    @MailScenario(14)
    void reopensNothingWhenAnAttackerTypesTheNumberOfSomebodyElse() throws Exception {
        CaseReference reference = openCase();

        receive("From: eve@example.org\r\nSubject: Re: [" + reference + "] your request\r\n\r\nsend it to me\r\n");

        HeldMail held = held("SUBJECT_NAMES_CASE");
        assertThat(held.suggestions()).containsExactly(reference);
        assertThat(desk.joined).isEmpty();
        assertThat(mails.of(reference)).hasSize(1);
    }

    @Test
    @MailScenario(14)
    void countsAForgedSignForNothingAndSaysSo() throws Exception {
        CaseReference reference = openCase();
        String forged = tokens.addressOf(reference, MAILBOX).replaceFirst("\\.[a-z2-7]{20}@", ".aaaaaaaaaaaaaaaaaaaa@");

        receive("From: eve@example.org\r\nTo: " + forged + "\r\nSubject: forged\r\n\r\nforged\r\n");

        CaseReference other = caseOf("forged");
        assertThat(other).isNotEqualTo(reference);
        assertThat(caseMail.decisions(other, caseMail.of(other).get(0).id()))
                .contains(Ground.FORGED_SIGN.words(), Ground.NOTHING_OF_OURS.words());
    }

    @Test
    @MailScenario(15)
    void opensACaseFromAForwardOfStaffAndHoldsALawyersForwardOfOurLetter() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive("From: anna@northwind.example\r\nSubject: Fwd: request by telephone"
                + "\r\n\r\n----- Forwarded message -----\r\nFrom: a customer, no address\r\n\r\nplease delete me\r\n");
        receive("From: office@lawyers.example\r\nReferences: <" + letter.messageId()
                + ">\r\nSubject: Fwd: Your letter\r\n\r\nI represent Jane Roe.\r\n");

        assertThat(caseOf("Fwd: request by telephone")).isNotEqualTo(reference);
        assertThat(held("OTHER_SENDER").suggestions()).containsExactly(reference);
    }

    @Test
    @MailScenario(22)
    void opensAnItemOfItsOwnForAForgedSenderWhoWantsTheAnswerElsewhere() throws Exception {
        CaseReference reference = openCase();

        receive("From: Jane Roe <jane@example.org>\r\nReply-To: jane@evil.example\r\nMessage-ID: <f@evil.example>"
                + "\r\nSubject: My new address\r\n\r\nPlease send it to my new address jane@evil.example.\r\n");

        assertThat(caseOf("My new address")).isNotEqualTo(reference);
        assertThat(desk.joined).isEmpty();
        assertThat(desk.opened.get(1).from().orElseThrow().address())
                .as("the case knows the sender, never where an answer is wanted")
                .isEqualTo("jane@example.org");
        assertThat(mails.of(reference)).hasSize(1);
    }
}
