package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.habeas.KillMoment.Progress;
import org.habeas.mailroom.server.RealMailServers;
import org.habeas.system.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred customers are told of a breach through Postfix while the application is killed four times. The seed of the
 * kill moments is printed; {@code -Dhabeas.kill-seed=N} repeats them as far as machines repeat anything.
 */
class BreachKillJourneyTests {

    private static final int KILLS = 4;
    private static final int CUSTOMERS = 100;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(1);
    private static final Pattern HIDDEN = Pattern.compile("name=\"(version|hash)\" value=\"(\\w+)\"");

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTheServers() {
        RealMailServers.available().require();
    }

    @Test
    @Timeout(300)
    void tellsEveryCustomerOnceOrNamesTheDoubtThroughFourKills() throws Exception {
        long seed = Long.getLong("habeas.kill-seed", System.nanoTime() % 1_000_000);
        try (RealMailServers servers = RealMailServers.start(folder.resolve("mail"));
                KilledApplication application = new KilledApplication(folder.resolve("data"), servers)) {
            application.start();
            String incident = releasedToEverybody(application);
            List<String> kills = new ArrayList<>();
            Set<String> onTheWire = new HashSet<>();
            for (KillMoment moment : moments(new Random(seed))) {
                if (!kills.isEmpty()) {
                    application.start();
                }
                moment.await(application.database(), moment.before(application.database()));
                IntakeRecord.Moment death = application.kill();
                kills.add(moment + (death == null ? "" : " at " + death.progress()));
                if (death != null) {
                    onTheWire.addAll(death.onTheWire());
                }
            }
            application.start();
            IntakeRecord record = application.database();
            await().atMost(LONGEST_SENDING)
                    .until(() -> record.number("select count(*) from mailroom_outbound_mail"
                                    + " where state in ('ACCEPTED', 'IN_DOUBT')")
                            == CUSTOMERS);
            servers.awaitEmptyQueue(SOON);

            Set<String> inDoubt = record.lettersInDoubt();
            System.out.printf(
                    "Breach kill journey, seed %d: %d customers, %d kills; %d letters on the wire when killed, %d named in"
                            + " doubt; kills %s%n",
                    seed, CUSTOMERS, KILLS, onTheWire.size(), inDoubt.size(), kills);
            assertThat(inDoubt).containsAll(onTheWire).hasSizeLessThanOrEqualTo(KILLS);
            everyCustomerHasOneNoticeOrIsInDoubt(servers, inDoubt);
            assertThat(record.number("select count(*) from casework_ledger where what = 'breach.noticeReleased'"))
                    .as("releases of one approval")
                    .isEqualTo(1);
            String page =
                    application.signedIn("bruno").get("/cases/" + incident).body();
            assertThat(times(page, ">Accepted by the customer&#39;s mail server<"))
                    .isEqualTo(CUSTOMERS - inDoubt.size());
            assertThat(times(page, ">In doubt, needs a person<")).isEqualTo(inDoubt.size());
        }
    }

    /** The first within the release, the others within the sending, far enough apart that letters are left to the last. */
    private static List<KillMoment> moments(Random random) {
        return IntStream.range(0, KILLS)
                .mapToObj(kill -> kill == 0
                        ? new KillMoment(Progress.ANSWERED, 0, random.nextInt(1_000))
                        : new KillMoment(Progress.ANSWERED, 1 + random.nextInt(CUSTOMERS / KILLS), random.nextInt(60)))
                .toList();
    }

    private static void everyCustomerHasOneNoticeOrIsInDoubt(RealMailServers servers, Set<String> inDoubt) {
        Set<String> messageIds = new HashSet<>();
        for (int number = 1; number <= CUSTOMERS; number++) {
            List<DeliveredMail> letters = servers.messagesOf(address(number)).stream()
                    .map(DeliveredMail::new)
                    .toList();
            assertThat(letters).as("letters to " + address(number)).hasSizeLessThanOrEqualTo(1);
            for (DeliveredMail letter : letters) {
                assertThat(letter.withoutTrace()).contains(name(number));
                assertThat(messageIds.add(letter.header("Message-ID"))).isTrue();
            }
        }
        assertThat(servers.mailboxes())
                .as("nobody else got mail")
                .filteredOn(one -> !one.equals(servers.user()))
                .hasSize(messageIds.size());
        Set<String> everybody = new HashSet<>(messageIds);
        everybody.addAll(inDoubt);
        assertThat(everybody).as("delivered or in doubt").hasSize(CUSTOMERS);
    }

    /** An incident whose notice a second person has just approved for everybody. */
    private static String releasedToEverybody(KilledApplication application) throws Exception {
        Visitor bruno = application.signedIn("bruno");
        String aware = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                .format(Instant.now().minus(Duration.ofHours(1)).atZone(ZoneOffset.UTC));
        HttpResponse<String> opened = bruno.postFrom(
                "/breaches/new",
                "/breaches/new",
                Map.of(
                        "title", "Export readable by anybody",
                        "roles", "PROCESSOR",
                        "regimes", "GDPR",
                        "zone", "UTC",
                        "aware", aware,
                        "source", "Our alert"));
        String incident = bruno.location(opened).replace("/cases/", "");
        assertThat(incident).startsWith("BR-");
        awaitTask(application, "userTask_prepareNotice");
        send(
                bruno,
                incident,
                "/facts",
                Map.of(
                        "nature", "CONFIDENTIALITY",
                        "description", "An export lay on a public address.",
                        "categories", "names",
                        "consequences", "Unwanted mail",
                        "measures", "The address was closed.",
                        "why", "Counted"));
        String list = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(number -> "c%d,%s,%s,4".formatted(number, name(number), address(number)))
                .collect(Collectors.joining("\n", "customer,name,email,people\n", ""));
        send(bruno, incident, "/tasks/userTask_prepareNotice", Map.of("do", "import", "customers", list));
        send(bruno, incident, "/tasks/userTask_prepareNotice", Map.of("do", "prepare"));
        send(bruno, incident, "/tasks/userTask_prepareNotice", Map.of("do", "submit"));
        awaitTask(application, "userTask_approveNotice");
        send(application.signedIn("omar"), incident, "/tasks/userTask_approveNotice", Map.of("do", "approve"));
        return incident;
    }

    /** Sends a form with what its page holds hidden. */
    private static void send(Visitor person, String incident, String to, Map<String, String> typed) {
        String task = to.startsWith("/tasks/") ? "?task=" + to.substring("/tasks/".length()) : to;
        String page = person.get("/cases/" + incident + task).body();
        Map<String, String> fields = new HashMap<>(typed);
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("_csrf", Visitor.csrf(page));
        HttpResponse<String> answer = person.post("/cases/" + incident + to, fields);
        assertThat(answer.statusCode()).as(to + " " + typed.get("do")).isEqualTo(302);
    }

    private static void awaitTask(KilledApplication application, String task) {
        await().atMost(SOON)
                .until(() -> application.database().number("select count(*) from work_item where task = '" + task + "'")
                        == 1);
    }

    private static String name(int number) {
        return "Customer %03d Ltd.".formatted(number);
    }

    private static String address(int number) {
        return "breach-%03d@example.org".formatted(number);
    }

    private static int times(String page, String words) {
        return page.split(Pattern.quote(words), -1).length - 1;
    }
}
