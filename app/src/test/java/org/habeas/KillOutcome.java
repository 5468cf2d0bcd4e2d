package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.habeas.mailroom.server.RealMailServers;

/**
 * What must be there when the application has survived everything.
 *
 * @param servers with the company's mailbox and those of the requesters
 * @param record of the running application
 * @param mails how many requests were sent, from number 1
 */
record KillOutcome(RealMailServers servers, IntakeRecord record, int mails) {

    private static final long PAUSE_MILLIS = 200;

    /** One case, one workflow and one place for every mail. */
    void everyMailIsOneCase() throws Exception {
        // The report is the one that the demonstration orders at its first start.
        assertThat(record.casesByKind()).isEqualTo(Map.of("SUBJECT_REQUEST", (long) mails, "TRANSPARENCY_REPORT", 1L));
        assertThat(record.count("mailroom_holding")).isZero();
        assertThat(record.workflows()).hasSize(mails + 1).allSatisfy((reference, started) -> assertThat(started)
                .as(reference)
                .isEqualTo(1));
        Map<String, IntakeRecord.Mail> stored = record.mailsByHash();
        assertThat(stored).hasSize(mails);
        assertThat(stored.values()).extracting(IntakeRecord.Mail::state).containsOnly("OPENED");
        assertThat(stored.values())
                .extracting(IntakeRecord.Mail::reference)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    /** Every mail lies in the folder of what is done, once, and is stored with exactly its bytes. */
    void serverAndDatabaseAgree() throws Exception {
        Map<String, IntakeRecord.Mail> stored = record.mailsByHash();
        assertThat(servers.messagesOf(servers.user())).isEmpty();
        Set<String> done = new HashSet<>();
        for (byte[] mail : servers.messagesOf(servers.user(), KilledApplication.DONE_FOLDER)) {
            DeliveredMail moved = new DeliveredMail(mail);
            assertThat(stored).containsKey(moved.sha256AsRead());
            MailedRequest request = MailedRequest.ofMessageId(moved.header("Message-ID"));
            assertThat(moved.withoutTrace().equals(request.text().replace("\r\n", "\n")))
                    .as("the bytes of " + request)
                    .isTrue();
            assertThat(done.add(moved.sha256AsRead())).isTrue();
        }
        assertThat(done).hasSize(mails);
        for (int number = 1; number <= mails; number++) {
            MailedRequest request = MailedRequest.number(number);
            if (request.isPlaced()) {
                assertThat(done).as("what was sent is what is stored").contains(request.sha256());
            }
        }
    }

    /** The product's own comparison, made anew, says the same. */
    void reconcilerIsClean(Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (record.number("select count(*) from mailroom_comparison where failed_at is null"
                        + " and compared_at > (select max(ended_at) from mailroom_outbound_mail)")
                < 2) {
            assertThat(System.nanoTime()).as("no comparison within " + limit).isLessThan(end);
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(record.number("select count(*) from mailroom_difference where ended_at is null"))
                .as("differences")
                .isZero();
        assertThat(record.number("select count(*) from mailroom_comparison where on_server <> stored"))
                .as("folders whose counts differ")
                .isZero();
        assertThat(record.number("select max(on_server) from mailroom_comparison"))
                .isEqualTo(mails);
    }

    /** Every requester has got one acknowledgement, perhaps more than once; answers the repeats by Message-ID. */
    Map<String, Integer> repeatedLetters() throws Exception {
        Map<String, String> caseOfRequest = caseOfRequest();
        Map<String, String> caseOfLetter = record.acknowledgements();
        assertThat(caseOfLetter).hasSize(mails);
        Set<String> messageIds = new HashSet<>();
        Map<String, Integer> repeated = new TreeMap<>();
        for (int number = 1; number <= mails; number++) {
            MailedRequest request = MailedRequest.number(number);
            List<DeliveredMail> letters = servers.messagesOf(request.sender()).stream()
                    .map(DeliveredMail::new)
                    .toList();
            assertThat(letters).as("letters to " + request.sender()).isNotEmpty();
            DeliveredMail letter = letters.get(0);
            String messageId = letter.header("Message-ID");
            assertThat(messageIds.add(messageId)).as(messageId).isTrue();
            assertThat(letter.header("In-Reply-To")).isEqualTo(request.messageId());
            assertThat(caseOfLetter.get(messageId)).isEqualTo(caseOfRequest.get(request.messageId()));
            // A repeated delivery is the same letter, to the byte.
            assertThat(letters).extracting(DeliveredMail::withoutTrace).containsOnly(letter.withoutTrace());
            if (letters.size() > 1) {
                repeated.put(messageId, letters.size() - 1);
            }
        }
        assertThat(messageIds).hasSize(mails);
        // Nobody else got mail from us.
        assertThat(servers.mailboxes()).hasSize(mails + 1);
        return repeated;
    }

    private Map<String, String> caseOfRequest() throws Exception {
        Map<String, IntakeRecord.Mail> stored = record.mailsByHash();
        Map<String, String> cases = new HashMap<>();
        for (byte[] mail : servers.messagesOf(servers.user(), KilledApplication.DONE_FOLDER)) {
            DeliveredMail moved = new DeliveredMail(mail);
            IntakeRecord.Mail row = stored.get(moved.sha256AsRead());
            assertThat(row).isNotNull();
            cases.put(moved.header("Message-ID"), row.reference());
        }
        return cases;
    }
}
