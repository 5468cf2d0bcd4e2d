package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.habeas.mailroom.server.RealMailServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred mails arrive by Postfix and Dovecot while the application is killed ten times. The seed of the kill moments
 * is printed; {@code -Dhabeas.kill-seed=N} repeats them as far as machines repeat anything.
 */
class KillJourneyTests {

    private static final int KILLS = 10;
    private static final int MAILS = 100;
    private static final int MAILS_A_KILL = MAILS / KILLS;
    private static final Duration LONGEST_INTAKE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTheServers() {
        RealMailServers.available().require();
    }

    @Test
    @Timeout(600)
    void makesOneCaseAndOneAcknowledgementOfEveryMailThroughTenKills() throws Exception {
        long seed = Long.getLong("habeas.kill-seed", System.nanoTime() % 1_000_000);
        Random random = new Random(seed);
        try (RealMailServers servers = RealMailServers.start(folder.resolve("mail"));
                KilledApplication application = new KilledApplication(folder.resolve("data"), servers)) {
            List<String> kills = new ArrayList<>();
            List<IntakeRecord.Moment> deaths = new ArrayList<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                application.start();
                IntakeRecord record = application.database();
                KillMoment moment = KillMoment.within(MAILS_A_KILL, random);
                long before = moment.before(record);
                for (int mail = (kill - 1) * MAILS_A_KILL + 1; mail <= kill * MAILS_A_KILL; mail++) {
                    MailedRequest.number(mail).deliverTo(servers);
                }
                moment.await(record, before);
                IntakeRecord.Moment death = application.kill();
                kills.add(moment + (death == null ? "" : " at " + death.progress()));
                if (death != null) {
                    deaths.add(death);
                }
            }
            application.start();
            IntakeRecord record = application.database();
            record.awaitIdle(MAILS, LONGEST_INTAKE);
            servers.awaitEmptyQueue(Duration.ofSeconds(30));

            everyMailIsOneCase(servers, record);
            int repeats = everyRequesterHasOneAcknowledgement(servers, record);

            System.out.printf(
                    "Kill journey, seed %d: %d mails, %d kills, %d starts that succeeded; %d mails stored and not yet"
                            + " moved and %d letters on the wire when killed; %d letters named in doubt, %d deliveries"
                            + " repeated; kills %s%n",
                    seed,
                    MAILS,
                    KILLS,
                    application.starts(),
                    deaths.stream().mapToLong(IntakeRecord.Moment::notMoved).sum(),
                    deaths.stream().mapToInt(death -> death.onTheWire().size()).sum(),
                    record.lettersInDoubt().size(),
                    repeats,
                    kills);
            assertThat(deaths)
                    .allSatisfy(death -> assertThat(record.lettersInDoubt()).containsAll(death.onTheWire()));
            assertThat(application.starts()).isEqualTo(KILLS + 1);
            assertThat(repeats).isLessThanOrEqualTo(KILLS * KilledApplication.SMTP_CONNECTIONS);
        }
    }

    private static void everyMailIsOneCase(RealMailServers servers, IntakeRecord record) throws Exception {
        // The report is the one that the demonstration orders at its first start.
        assertThat(record.casesByKind()).isEqualTo(Map.of("SUBJECT_REQUEST", (long) MAILS, "TRANSPARENCY_REPORT", 1L));
        assertThat(record.count("mailroom_holding")).isZero();
        assertThat(record.workflows()).hasSize(MAILS + 1).allSatisfy((reference, started) -> assertThat(started)
                .as(reference)
                .isEqualTo(1));
        Map<String, IntakeRecord.Mail> stored = record.mailsByHash();
        assertThat(stored).hasSize(MAILS);
        assertThat(stored.values()).extracting(IntakeRecord.Mail::state).containsOnly("OPENED");
        assertThat(stored.values())
                .extracting(IntakeRecord.Mail::reference)
                .doesNotHaveDuplicates()
                .doesNotContainNull();

        assertThat(servers.messagesOf(servers.user())).isEmpty();
        Set<String> done = new HashSet<>();
        for (byte[] mail : servers.messagesOf(servers.user(), KilledApplication.DONE_FOLDER)) {
            DeliveredMail moved = new DeliveredMail(mail);
            assertThat(stored).containsKey(moved.sha256AsRead());
            MailedRequest request = MailedRequest.ofMessageId(moved.header("Message-ID"));
            assertThat(moved.withoutTrace()).isEqualTo(request.text().replace("\r\n", "\n"));
            assertThat(done.add(moved.sha256AsRead())).isTrue();
        }
        assertThat(done).hasSize(MAILS);
    }

    /** Answers how many deliveries were repeats. */
    private static int everyRequesterHasOneAcknowledgement(RealMailServers servers, IntakeRecord record)
            throws Exception {
        Map<String, String> caseOfRequest = new HashMap<>();
        for (byte[] mail : servers.messagesOf(servers.user(), KilledApplication.DONE_FOLDER)) {
            DeliveredMail moved = new DeliveredMail(mail);
            IntakeRecord.Mail row = record.mailsByHash().get(moved.sha256AsRead());
            assertThat(row).isNotNull();
            caseOfRequest.put(moved.header("Message-ID"), row.reference());
        }
        Map<String, String> caseOfLetter = record.acknowledgements();
        assertThat(caseOfLetter).hasSize(MAILS);
        Set<String> inDoubt = record.lettersInDoubt();
        Set<String> messageIds = new HashSet<>();
        int repeats = 0;
        for (int number = 1; number <= MAILS; number++) {
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
            // A repeated delivery is the same letter, and it has a name.
            assertThat(letters).extracting(DeliveredMail::withoutTrace).containsOnly(letter.withoutTrace());
            if (letters.size() > 1) {
                assertThat(inDoubt).contains(messageId);
                repeats += letters.size() - 1;
            }
        }
        assertThat(messageIds).hasSize(MAILS);
        // Nobody else got mail from us.
        assertThat(servers.mailboxes()).hasSize(MAILS + 1);
        return repeats;
    }
}
