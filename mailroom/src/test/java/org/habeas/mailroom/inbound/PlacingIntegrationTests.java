package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PlacingIntegrationTests extends PlacedMail {

    @Autowired
    private StoredFolder stored;

    @Autowired
    private MailTaking taking;

    @Autowired
    private Differences differences;

    @Autowired
    private FolderTroubles troubles;

    @Autowired
    private DataSource database;

    @Test
    @MailScenario(2)
    void losesAndDoublesNothingWhereverTheServerBreaksOff() throws Exception {
        for (FolderInMemory.Step step : FolderInMemory.Step.values()) {
            folder.add(ACCESS.replace("<1@", "<" + step + "@").replace("Access", "Access " + step));
            folder.failAt = step;
            try {
                take();
            } catch (MessagingException e) {
                assertThat(e).hasStackTraceContaining("broken");
            }
            placing.placeAll();
            take();
            placing.placeAll();
        }

        assertThat(desk.opened).hasSize(FolderInMemory.Step.values().length);
        assertThat(folder.there).isEmpty();
        assertThat(folder.away).hasSize(FolderInMemory.Step.values().length);
    }

    @Test
    void takesTheMailsBehindOneThatTheServerCannotGive() throws Exception {
        folder.add(ACCESS);
        folder.add(ACCESS.replace("<1@", "<2@").replace("Access", "Erasure"));
        folder.failAt = FolderInMemory.Step.OPEN;

        take();
        placing.placeAll();

        assertThat(desk.opened).singleElement().satisfies(mail -> assertThat(mail.subject())
                .isEqualTo("Erasure"));
        take();
        placing.placeAll();
        assertThat(desk.opened).hasSize(2);
    }

    @Test
    void isNotDisturbedByAnotherLookerWhoWasFaster() throws Exception {
        folder.add(ACCESS);
        folder.add(ACCESS.replace("<1@", "<2@").replace("Access", "Erasure"));
        // One whose turn ended with its connection to the database, and who has not noticed.
        MailboxRound outOfTurn = new MailboxRound(stored, taking, differences, troubles, new FolderTurn(database) {
            @Override
            int take(String account, String name, Look look) throws MessagingException {
                return look.take();
            }
        });
        folder.meanwhile = () -> {
            try {
                outOfTurn.take(folder, "main", "INBOX");
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        };

        assertThat(mailboxRound.take(folder, "main", "INBOX")).isZero();

        assertThat(states()).containsExactly("STORED", "STORED");
        assertThat(folder.away).containsExactly(1L, 2L);
    }

    @Test
    void goesOnWhenSomebodyTookAMailOutOfTheFolderByHand(CapturedOutput output) throws Exception {
        folder.add(ACCESS);
        folder.add(ACCESS.replace("<1@", "<2@").replace("Access", "Erasure"));
        folder.meanwhile = () -> folder.there.remove(1L);

        assertThat(mailboxRound.take(folder, "main", "INBOX")).isEqualTo(1);

        assertThat(output).contains("mail 1 left INBOX of main before it was taken in");
    }

    @Test
    void storesNoMailOfWhichBytesAreMissing() throws Exception {
        folder.add(ACCESS);
        folder.cutTo = 10;
        take();
        folder.cutTo = 0;
        take();
        assertThat(states()).isEmpty();

        folder.cutTo = Integer.MAX_VALUE;
        take();
        placing.placeAll();

        assertThat(states()).containsExactly("OPENED");
    }

    @Test
    void opensNoSecondCaseWhenPlacingFailsInTheMiddle() throws Exception {
        desk.failures.set(2);
        receive(ACCESS);
        clock.advance(Duration.ofMinutes(10));
        placing.placeAll();
        clock.advance(Duration.ofMinutes(10));
        placing.placeAll();

        assertThat(desk.opened).hasSize(1);
        assertThat(states()).containsExactly("OPENED");
    }

    @Test
    void holdsAMailThatFailsTooOftenAndTriesAgainWhenAPersonSaysSo() throws Exception {
        desk.failures.set(3);
        receive(ACCESS);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofHours(1));
            placing.placeAll();
        }
        HeldMail held = held("FAILED");
        assertThat(held.words()).contains("IllegalStateException");
        assertThat(held.due())
                .isAfter(clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(27));
        assertThat(health.figures(ACTING).held()).isEqualTo(1);

        holding.retry(held.id(), ACTING);
        placing.placeAll();

        assertThat(states()).containsExactly("OPENED");
        assertThat(holding.waiting(HeldFilter.ALL, ACTING)).isEmpty();
        assertThatThrownBy(() -> holding.retry(held.id(), ACTING)).isInstanceOf(ActRefused.class);
    }

    @Test
    void joinsAReplyToTheSignedAddress() throws Exception {
        CaseReference reference = openCase();
        String address = tokens.addressOf(reference, "sar@northwind.example");

        receive("From: jane@example.org\r\nTo: " + address + "\r\nSubject: new topic\r\n\r\nmore\r\n");

        assertThat(desk.joined).hasSize(1);
        assertThat(caseMail.of(reference)).hasSize(2);
    }

    @Test
    void joinsAReplyToOurMessageIdAndAReplyInTheSendersOwnThread() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive(reply("jane@example.org", letter.messageId(), "Re: your letter"));
        receive(reply("jane@example.org", "1@example.org", "one more thing"));

        assertThat(desk.joined).hasSize(2);
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    void joinsNothingByAForgedSign() throws Exception {
        CaseReference reference = openCase();
        String forged = tokens.addressOf(reference, "sar@northwind.example")
                .replaceFirst("\\.[a-z2-7]{20}@", ".aaaaaaaaaaaaaaaaaaaa@");

        receive("From: jane@example.org\r\nTo: " + forged + "\r\nSubject: x\r\n\r\nforged\r\n");
        receive(reply("eve@example.org", "1@example.org", "I am not Jane"));

        assertThat(desk.joined).isEmpty();
        assertThat(desk.opened).hasSize(3);
    }

    @Test
    void holdsAReplyFromSomebodyElseUntilAPersonAssignsIt() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive(reply("lawyer@example.net", letter.messageId(), "for Jane"));

        HeldMail held = held("OTHER_SENDER");
        assertThat(held.suggestions()).containsExactly(reference);
        assertThat(held.sender()).isEqualTo("lawyer@example.net");
        assertThat(holding.read(held.id(), ACTING).text()).contains("for Jane");
        assertThat(holding.raw(held.id(), ACTING))
                .asString(StandardCharsets.UTF_8)
                .contains("From: lawyer@example.net");
        holding.assignTo(held.id(), reference, ACTING);
        assertThat(desk.joined).hasSize(1);
        receive(reply("lawyer@example.net", letter.messageId(), "for Jane again"));
        assertThat(desk.joined).hasSize(2);
    }

    /** Two empty mails of nobody look the same, and may be two people. */
    @Test
    void leavesToAPersonWhetherTwoMailsOfNobodyAreOne() throws Exception {
        receive("Subject: \r\n\r\n");
        clock.advance(Duration.ofMinutes(10));
        receive("Subject: \r\n\r\n");
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).isEmpty();
        assertThat(held("OTHER_SENDER").sender()).isEmpty();
    }

    @Test
    void tellsAnAdministratorOfHeldMailWhatIsTechnicalAndNothingElse() throws Exception {
        Acting administrator = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());
        PreparedLetter letter = letter(openCase(), true);
        receive(reply("lawyer@example.net", letter.messageId(), "for Jane"));

        HeldMail held = held("OTHER_SENDER");
        assertThat(holding.facts(HeldFilter.ALL, administrator))
                .hasSize((int) holding.count(HeldFilter.ALL, administrator));
        assertThat(holding.facts(HeldFilter.ALL, administrator))
                .filteredOn(facts -> facts.id().equals(held.id()))
                .singleElement()
                .satisfies(facts -> {
                    assertThat(facts.toString()).contains("OTHER_SENDER").doesNotContain("lawyer", "Jane");
                    assertThat(facts.due()).isEqualTo(held.due());
                });
        assertThatThrownBy(() -> holding.waiting(HeldFilter.ALL, administrator)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> holding.read(held.id(), administrator)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> holding.raw(held.id(), administrator)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void holdsMailForAClosedCaseAndForTwoCasesAndWithAReferenceInTheSubject() throws Exception {
        CaseReference first = openCase();
        receive(ACCESS.replace("<1@", "<2@").replace("Access", "Erasure"));
        CaseReference second = caseOf("Erasure");
        String both = tokens.addressOf(first, "sar@northwind.example") + ", "
                + tokens.addressOf(second, "sar@northwind.example");

        receive("From: jane@example.org\r\nTo: " + both + "\r\nSubject: both\r\n\r\nboth\r\n");
        assertThat(held("SEVERAL_CASES").suggestions()).containsExactly(first, second);
        receive("From: jane@example.org\r\nSubject: about " + first + "\r\n\r\nhello\r\n");
        assertThat(held("SUBJECT_NAMES_CASE").suggestions()).containsExactly(first);
        desk.closed.add(first);
        receive(reply("jane@example.org", "1@example.org", "too late"));
        HeldMail late = held("CLOSED_CASE");
        assertThatThrownBy(() -> holding.assignTo(late.id(), first, ACTING)).isInstanceOf(ActRefused.class);
        CaseReference fresh = holding.openNew(late.id(), "", ACTING);

        assertThat(fresh).isNotEqualTo(first);
        assertThat(desk.joined).isEmpty();
    }

    @Test
    void givesABounceOfOurLetterToItsCaseAsAutomatic() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);

        receive("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\n\r\nsorry\r\n"
                + "--r\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" + letter.messageId()
                + ">\r\n\r\nx\r\n--r--\r\n");

        assertThat(desk.joined).singleElement().satisfies(mail -> assertThat(mail.automatic())
                .isNotNull());
        assertThat(mails.of(reference)).hasSize(2);
    }

    @Test
    void countsALetterThatFailedAsReturnedAndTellsTheFeatureOnce() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive(report(returnPath(letter), "failed", "5.1.1"));
        receive(report(returnPath(letter), "failed", "5.2.1"));

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.RETURNED);
        assertThat(desk.ended).containsExactly("sar/test RETURNED");
        assertThat(acts(reference, "mail.returned"))
                .extracting(act -> act.facts().get("status"))
                .containsExactly("5.1.1", "5.2.1");
        assertThat(acts(reference, "mail.returned").get(0).facts()).doesNotContainValue("jane@example.org");
    }

    @Test
    void findsTheLetterByTheMessageIdInAReportOfPlainWords() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: sar@northwind.example\r\n"
                + "Subject: failure notice\r\n\r\nHi. This is the qmail-send program at mx.example.\r\n\r\n"
                + "<jane@example.org>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n"
                + "--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <" + letter.messageId()
                + ">\r\n");

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.RETURNED);
        assertThat(desk.joined).hasSize(1);
    }

    @Test
    void findsTheLetterByTheNameWeGaveToTheDelivery() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive(report("sar@northwind.example", "failed", "5.1.1")
                .replace("Reporting-MTA", "Original-Envelope-Id: " + letter.messageId() + "\r\nReporting-MTA"));

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.RETURNED);
    }

    @ParameterizedTest
    @CsvSource({"delayed,4.4.1,mail.reportedLate", "relayed,2.0.0,mail.reportedArrived"})
    void recordsALetterThatIsLateOrHasArrivedAndChangesNothing(String action, String status, String what)
            throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive(report(returnPath(letter), action, status));

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(desk.ended).isEmpty();
        assertThat(acts(reference, what)).hasSize(1);
    }

    @Test
    void recordsAnOutOfOfficeAnswerToOurReturnPathAndNothingMore() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);

        receive("Return-Path: <>\r\nFrom: Jane Roe <jane.roe@other.example>\r\nTo: " + returnPath(letter)
                + "\r\nSubject: Automatic reply: Your letter\r\n\r\nI am out of the office.\r\n");

        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).singleElement().satisfies(mail -> assertThat(mail.automatic())
                .isNotNull());
        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
    }

    @Test
    void leavesToAPersonThatALetterOfAClosedCaseDidNotArrive() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);
        desk.closed.add(reference);

        receive(report(returnPath(letter), "relayed", "2.0.0"));
        assertThat(holding.waiting(HeldFilter.ALL, ACTING)).isEmpty();
        receive(report(returnPath(letter), "failed", "5.1.1"));

        assertThat(held("NOT_REACHED").suggestions()).containsExactly(reference);
        assertThat(acts(reference, "mail.returned")).hasSize(1);
    }

    @Test
    void believesNoReportToAForgedReturnPath() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = sentLetter(reference);
        String forged = returnPath(letter).replaceFirst("\\.[a-z2-7]{20}@", ".aaaaaaaaaaaaaaaaaaaa@");

        receive(report(forged, "failed", "5.1.1"));

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(acts(reference, "mail.returned")).isEmpty();
    }

    @Test
    void opensACaseFromAutomaticMailAndSaysThatItIs() throws Exception {
        receive("From: news@example.org\r\nList-Id: <news.example.org>\r\nSubject: News\r\n\r\nnews\r\n");
        receive("From: sar@northwind.example\r\nSubject: to myself\r\n\r\nloop\r\n");
        receive("From: watch@example.org\r\nAuto-Submitted: auto-generated\r\nSubject: disk full\r\n\r\n97 %\r\n");

        assertThat(desk.opened).hasSize(3).allSatisfy(mail -> assertThat(mail.automatic())
                .isNotNull());
    }

    @Test
    void joinsWhatAPersonSendsTwiceWithoutAMessageId() throws Exception {
        String mail = "From: jane@example.org\r\nSubject: Access\r\n\r\nmy data please\r\n";
        receive(mail);
        clock.advance(Duration.ofDays(1));
        receive(mail);

        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(1);
    }

    @Test
    void answersInTheThreadOfTheMail() throws Exception {
        CaseReference reference = openCase();
        letter(reference, true);

        String raw = raw(reference, 1);

        assertThat(raw).contains("In-Reply-To: <1@example.org>\r\n").contains("References: <1@example.org>\r\n");
    }

    @Test
    void showsAMailSafelyAndItsOriginalByteForByte() throws Exception {
        receive("Authentication-Results: mx.northwind.example; dkim=pass\r\nReceived: from a\r\nReceived: from b\r\n"
                + "Authentication-Results: mx.northwind.example; spf=pass\r\nFrom: jane@example.org\r\n"
                + "Content-Type: text/html\r\n\r\n<p onclick=x>Hello <script>alert(1)</script><img src=http://x/y>"
                + "<form action=/x><input></form><a href=http://x>link</a></p>\r\n");
        CaseReference reference = Objects.requireNonNull(
                mails.find(desk.opened.get(0).id()).orElseThrow().reference());
        UUID id = desk.opened.get(0).id();

        assertThat(caseMail.safeHtml(reference, id).orElseThrow())
                .contains("Hello")
                .doesNotContain("script", "onclick", "http:", "<form", "<input", "<img");
        assertThat(caseMail.open(reference, id).orElseThrow().evidence())
                .containsExactly(
                        "mx.northwind.example measured DKIM: pass",
                        "Nothing measured bears out that it came from the sender's domain: ask for more before you"
                                + " rely on the address.");
        assertThat(raw(reference, 0)).startsWith("Authentication-Results").endsWith("</p>\r\n");
        assertThat(caseMail.open(new CaseReference("SAR-2026-999999"), id)).isEmpty();
    }

    @Test
    void keepsNothingPersonalInPlainColumns() throws Exception {
        CaseReference reference = openCase();
        letter(reference, true);

        List<String> rows = jdbc.sql("select m::text from mailroom_inbound_mail m union all"
                        + " select m::text from mailroom_outbound_mail m union all"
                        + " select l::text from casework_ledger l where case_reference = ?")
                .param(reference.value())
                .query(String.class)
                .list();

        assertThat(rows).hasSizeGreaterThan(3).noneMatch(row -> row.contains("jane") || row.contains("Access"));
    }

    @Test
    void letsOnlyIntakeAndCaseworkersIntoTheHoldingArea() {
        Acting administrator = new Acting("ada", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

        assertThatThrownBy(() -> holding.waiting(HeldFilter.ALL, administrator)).isInstanceOf(NotPermitted.class);
    }
}
