package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.server.CuttingProxy;
import org.habeas.mailroom.server.CuttingProxy.Cut;
import org.habeas.mailroom.server.FickleSmtp;
import org.habeas.mailroom.server.RealMailServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred mails lie in Dovecot, half of them through Postfix, while the application is killed twenty times, its
 * IMAP connections break within mails, and the server for its letters defers some and goes silent on others after it has
 * taken them. The seed is printed; {@code -Dhabeas.kill-seed=N} repeats it as far as machines repeat anything.
 */
class KillJourneyTests {

    private static final int KILLS = 20;
    private static final int MAILS = 500;
    private static final int MAILS_A_KILL = MAILS / KILLS;
    private static final List<Cut> CUTS = List.of(Cut.values());
    private static final double CUT = 0.02;
    private static final double DEFERRED = 0.06;
    private static final double DROPPED = 0.04;
    private static final Duration LONGEST_COMPARISON = Duration.ofMinutes(1);
    private static final Duration LONGEST_INTAKE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTheServers() {
        RealMailServers.available().require();
    }

    @Test
    @MailScenario({1, 2})
    @Timeout(900)
    @SuppressWarnings("try") // it is stopped and started again on purpose
    void makesOneCaseAndOneAcknowledgementOfEveryMailThroughTwentyKillsAndBadLines() throws Exception {
        long seed = Long.getLong("habeas.kill-seed", System.nanoTime() % 1_000_000);
        long begun = System.nanoTime();
        Random random = new Random(seed);
        try (RealMailServers servers = RealMailServers.start(folder.resolve("mail"));
                CuttingProxy imap = CuttingProxy.to(servers.imapPort(), seed);
                FickleSmtp smtp = FickleSmtp.to(servers.smtpPort(), seed, DEFERRED, DROPPED);
                KilledApplication application =
                        new KilledApplication(folder.resolve("data"), servers, imap.port(), smtp.port())) {
            imap.cutShare(CUT);
            List<String> kills = new ArrayList<>();
            List<IntakeRecord.Moment> deaths = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                application.start();
                IntakeRecord record = application.database();
                KillMoment moment = KillMoment.within(MAILS_A_KILL, random);
                long before = moment.before(record);
                imap.cutNext(CUTS.get(kill % CUTS.size()));
                for (int mail = kill * MAILS_A_KILL + 1; mail <= (kill + 1) * MAILS_A_KILL; mail++) {
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

            KillOutcome outcome = new KillOutcome(servers, record, MAILS);
            Map<String, Integer> repeated = outcome.repeatedLetters();
            int repeats = repeated.values().stream().mapToInt(Integer::intValue).sum();
            int drops =
                    smtp.drops().values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf(
                    "Kill journey, seed %d, %d s: %d mails, %d kills, %d starts that succeeded, %d IMAP connections;"
                            + " %d mails stored and not yet moved and %d letters on the wire when killed; literals cut"
                            + " %s; %d deliveries deferred, %d taken without an answer; %d letters named in doubt, %d"
                            + " deliveries repeated; kills %s%n",
                    seed,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    MAILS,
                    KILLS,
                    application.starts(),
                    imap.connections(),
                    deaths.stream().mapToLong(IntakeRecord.Moment::notMoved).sum(),
                    deaths.stream().mapToInt(death -> death.onTheWire().size()).sum(),
                    imap.cuts(),
                    smtp.deferrals(),
                    drops,
                    record.lettersInDoubt().size(),
                    repeats,
                    kills);
            assertThat(application.starts()).as("starts").isEqualTo(KILLS + 1);
            assertThat(imap.cuts()).as("literals cut by place").containsOnlyKeys(Cut.values());
            assertThat(smtp.deferrals()).isPositive();
            assertThat(drops).isPositive();
            outcome.everyMailIsOneCase();
            outcome.serverAndDatabaseAgree();
            // Whatever may have been delivered and was not answered has a name, and what was repeated is among it.
            assertThat(deaths)
                    .allSatisfy(death -> assertThat(record.lettersInDoubt()).containsAll(death.onTheWire()));
            assertThat(record.lettersInDoubt())
                    .containsAll(smtp.drops().keySet())
                    .containsAll(repeated.keySet());
            assertThat(repeats).isLessThanOrEqualTo(KILLS * KilledApplication.SMTP_CONNECTIONS + drops);

            // A start compares server and database.
            application.close();
            application.start();
            new KillOutcome(servers, application.database(), MAILS).reconcilerIsClean(LONGEST_COMPARISON);
        }
    }
}
