package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For somebody off its roster a sealed case is a case that does not exist: every page, list, count, search, act and call
 * answers as it did before there was one.
 */
class SealedCaseJourneyTests extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OUTSIDERS = List.of("omar", "ines", "august", "adam", "bruno");
    private static final Acting ADAM = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());
    private static final Map<String, String> REASON = Map.of("reason", "I try");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String requester = "joana." + mark + "@mail.example";
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, Visitor> people = new LinkedHashMap<>();
    private final Map<String, String> apiKeys = new LinkedHashMap<>();

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void letEverybodyIn() {
        Stream.concat(OUTSIDERS.stream(), Stream.of("nadia", "lena")).forEach(account -> {
            people.put(account, signedIn(account));
            apiKeys.put(account, keys.issue(account, ApiScope.WORK, ADAM));
        });
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @Test
    void doesNotExistForAnybodyOffItsRoster() {
        Ids never = new Ids(
                nextReference(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID().toString());
        answers(never);
        Map<String, String> before = answers(never);

        assertThat(before.get("omar GET /inbox?queue=all")).startsWith("200 ");
        assertThat(before.get("omar GET /cases/" + never.reference())).startsWith("404 ");
        assertThat(before.get("omar API /api/v1/cases/" + never.reference())).startsWith("404 ");
        assertThat(before.get("omar POST /inbox/bulk")).startsWith("302 ");
        assertThat(before.get("omar POST /operations/letters/letter")).startsWith("409 ");

        Ids sealed = sealedCase();
        assertThat(sealed.reference()).isEqualTo(never.reference());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(changed(before, answers(sealed)))
                .isEmpty());
        LoggerFactory.getLogger(getClass()).info("heard {}", mark);
        assertThat(log.list)
                .as("the log is listened to, also when a step fails")
                .anySatisfy(event -> assertThat(event.getFormattedMessage()).isEqualTo("heard " + mark))
                .anySatisfy(event -> assertThat(event.getLoggerName()).startsWith("org.camunda.bpm.engine"));
        assertThat(List.copyOf(log.list))
                .allSatisfy(event -> assertThat(written(event)).doesNotContain(sealed.reference()));

        Visitor nadia = people("nadia");
        assertThat(nadia.get("/cases/" + sealed.reference()).body())
                .contains("hb-case--sealed", "hb-tag--sealed", "id=\"roster\"", "Lena Brandt");
        for (String list : List.of(
                "/inbox?queue=all",
                "/cases",
                nadia.location(nadia.postFrom("/cases", "/search", Map.of("find", mark))),
                "/operations")) {
            assertThat(nadia.allPages(list)).as(list).contains(sealed.reference());
        }
        HttpResponse<String> refused = nadia.postFrom(
                "/profile",
                "/cases/" + sealed.reference() + "/roster",
                Map.of("do", "unseal", "reason", "I only work here"));
        assertThat(refused.statusCode()).isEqualTo(403);

        change(sealed, Map.of("do", "admit", "account", "omar", "reason", "He helps"));
        assertThat(people("omar").allPages("/inbox?queue=all")).contains(sealed.reference());
        change(sealed, Map.of("do", "remove", "account", "omar", "reason", "He is done"));
        assertThat(people("omar").allPages("/inbox?queue=all")).doesNotContain(sealed.reference());

        brokenOpen(sealed);
        change(sealed, Map.of("do", "unseal", "reason", "The order has expired"));
        assertThat(people("ines").get("/cases/" + sealed.reference()).body())
                .contains("Opened the sealed case", "The order has expired");
    }

    /** The auditor asks, a second person lets them in, and the officer gets a letter. */
    private void brokenOpen(Ids sealed) {
        Visitor august = people("august");
        august.postFrom(
                "/break-glass",
                "/break-glass",
                Map.of("reference", sealed.reference(), "second", "lena", "reason", "The regulator waits " + mark));
        assertThat(august.get("/cases/" + sealed.reference()).statusCode()).isEqualTo(404);
        UUID question = jdbc.sql("select id from casework_break_glass where case_reference = ? and account = 'august'")
                .param(sealed.reference())
                .query(UUID.class)
                .single();
        Visitor lena = people("lena");
        assertThat(lena.get("/inbox").body()).contains("Asked to let in");
        assertThat(lena.get("/break-glass").body()).contains("The regulator waits " + mark, "August Nilsen");

        lena.postFrom("/break-glass", "/break-glass/" + question, Map.of("do", "confirm"));

        assertThat(august.get("/cases/" + sealed.reference()).body())
                .contains("Broke the glass: let in august", "The regulator waits " + mark);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mail.received("dpo@larkfield.example"))
                .anySatisfy(letter -> assertThat(letter.toString()).contains(sealed.reference())));
    }

    /** A case with a mail, a letter in doubt, a stopped step, a held mail and an open task, sealed for two people. */
    private Ids sealedCase() {
        deliver(requester, SampleMails.MAILBOX, "What you hold about me " + mark);
        await().atMost(PATIENCE).until(() -> !mail.received(requester).isEmpty());
        DemoMail acknowledgement = mail.received(requester).get(0);
        String messageId = acknowledgement.messageId().replaceAll("[<>]", "");
        String reference = single(
                "select case_reference from mailroom_outbound_mail where message_id = ?", messageId, String.class);
        await().atMost(PATIENCE)
                .until(() ->
                        single("select count(*) from work_item where case_reference = ?", reference, Integer.class) > 0
                                && single(
                                                "select state from mailroom_outbound_mail where message_id = ?",
                                                messageId,
                                                String.class)
                                        .equals("ACCEPTED"));
        deliver("lawyer." + mark + "@law.example", acknowledgement.replyTo(), "Re: " + mark);
        await().atMost(PATIENCE)
                .until(() -> single(
                                "select count(*) from mailroom_holding where resolved_at is null and suggestions = ?",
                                reference,
                                Integer.class)
                        > 0);
        UUID letter = single(
                "update mailroom_outbound_mail set state = 'IN_DOUBT', automatic = false, perhaps_delivered = true,"
                        + " ended_at = null where message_id = ? returning id",
                messageId,
                UUID.class);
        letAStepFail(reference);
        String job = jdbc.sql("update act_ru_job j set retries_ = 0 from act_ru_execution e"
                        + " where e.id_ = j.process_instance_id_ and e.business_key_ = ? returning j.id_")
                .param(reference)
                .query(String.class)
                .list()
                .get(0);
        Ids ids = new Ids(
                reference,
                single("select id from work_item where case_reference = ?", reference, UUID.class),
                letter,
                single("select id from mailroom_inbound_mail where case_reference = ?", reference, UUID.class),
                single("select id from casework_clock where case_reference = ? limit 1", reference, UUID.class),
                single("select id from mailroom_holding where suggestions = ?", reference, UUID.class),
                job);
        change(ids, Map.of("do", "seal", "account", "nadia", "reason", "A court orders it"));
        return ids;
    }

    /** As a fault in our own data would: the step that reminds of the date fails, and the engine logs it. */
    private void letAStepFail(String reference) {
        jdbc.sql("update casework_clock set result = jsonb_build_array(result) where case_reference = ?")
                .param(reference)
                .update();
        jdbc.sql("update act_ru_job j set duedate_ = timestamp '2020-01-01' from act_ru_execution e"
                        + " where e.id_ = j.process_instance_id_ and e.business_key_ = ?")
                .param(reference)
                .update();
        await().atMost(PATIENCE)
                .until(() -> single(
                                "select count(*) from act_ru_job j join act_ru_execution e"
                                        + " on e.id_ = j.process_instance_id_ where e.business_key_ = ?"
                                        + " and j.exception_msg_ is not null",
                                reference,
                                Integer.class)
                        > 0);
        jdbc.sql("update casework_clock set result = result -> 0 where case_reference = ?")
                .param(reference)
                .update();
    }

    private void change(Ids ids, Map<String, String> fields) {
        HttpResponse<String> done =
                people("lena").postFrom("/profile", "/cases/" + ids.reference() + "/roster", fields);
        assertThat(people("lena").location(done)).isEqualTo("/cases/" + ids.reference() + "#roster");
    }

    /** What everybody off the roster is answered to everything that can be asked. */
    private Map<String, String> answers(Ids ids) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String account : OUTSIDERS) {
            Visitor visitor = people(account);
            String csrf = Visitor.csrf(visitor.get("/profile").body());
            for (String path : pages(ids)) {
                answers.put(account + " GET " + ids.hidden(path), told(visitor, visitor.get(path), ids));
            }
            forms(ids).forEach((path, fields) -> {
                Map<String, String> all = new LinkedHashMap<>(fields);
                all.put("_csrf", csrf);
                HttpResponse<String> done = visitor.post(path, all);
                answers.put(account + " POST " + ids.hidden(path), told(visitor, done, ids));
                answers.put(
                        account + " after POST " + ids.hidden(path),
                        told(visitor, visitor.get(next(visitor, path, done)), ids));
            });
            calls(ids)
                    .forEach((path, json) -> answers.put(
                            account + " API " + ids.hidden(path) + (json.isEmpty() ? "" : " POST"),
                            told(visitor, call(path, json, account), ids)));
        }
        jdbc.sql("delete from casework_break_glass where case_reference = ?")
                .param(ids.reference())
                .update();
        return answers;
    }

    /** What is looked at after a form: what a search found, else the list of tasks. */
    private static String next(Visitor visitor, String path, HttpResponse<String> done) {
        return path.startsWith("/search") ? visitor.location(done) : "/inbox";
    }

    /** The questions that are answered otherwise than before, each with the first line that differs. */
    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        return after.entrySet().stream()
                .filter(answer -> !answer.getValue().equals(before.get(answer.getKey())))
                .map(answer -> answer.getKey() + ": "
                        + answer.getValue()
                                .lines()
                                .filter(line -> !String.valueOf(before.get(answer.getKey()))
                                        .contains(line))
                                .findFirst()
                                .orElse("a line is missing"))
                .toList();
    }

    private List<String> pages(Ids ids) {
        String one = "/cases/" + ids.reference();
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/inbox/news?queue=all&since=2026-01-01T00:00:00Z",
                "/inbox/next?after=" + ids.reference(),
                "/cases",
                "/cases?standing=open",
                "/cases?standing=waiting",
                "/cases?standing=closed",
                one,
                one.toLowerCase(Locale.ROOT),
                "/holding/" + ids.held(),
                "/holding/" + ids.held() + "/raw",
                one + "?done=" + ids.reference(),
                one + "/clocks/" + ids.clock(),
                one + "/preview/" + ids.letter(),
                one + "/mail/" + ids.mail() + "/view",
                one + "/mail/" + ids.mail() + "/raw",
                one + "/mail/" + ids.mail() + "/attachments/0",
                one + "/documents/" + ids.mail(),
                one + "/diagram",
                "/operations",
                "/holding",
                "/break-glass",
                "/requests/new",
                "/keys",
                "/profile"));
        Stream.of("mine", "team", "unassigned", "waiting", "overdue", "all")
                .map(queue -> "/inbox?queue=" + queue)
                .forEach(pages::add);
        return pages;
    }

    private Map<String, Map<String, String>> forms(Ids ids) {
        String one = "/cases/" + ids.reference();
        Map<String, Map<String, String>> forms = new LinkedHashMap<>();
        forms.put("/search", Map.of("find", mark));
        forms.put("/search?reference", Map.of("find", ids.reference()));
        forms.put("/search?inbox", Map.of("in", "inbox", "queue", "all", "find", mark));
        for (String verb : List.of("claim", "release", "take-over")) {
            forms.put("/inbox/items/" + ids.task() + "/" + verb, Map.of());
        }
        forms.put("/inbox/bulk", Map.of("do", "claim", "pick", ids.task().toString()));
        forms.put(one + "/roster", Map.of("do", "admit", "account", "omar", "reason", "I try"));
        forms.put(one + "/tasks/userTask_sortRequest", Map.of("version", "0", "isRequest", "yes", "rights", "ACCESS"));
        forms.put(one + "/tasks/userTask_sortRequest?no", Map.of("version", "0", "isRequest", "no", "reason", "I try"));
        forms.put(one + "/drafts/userTask_sortRequest", REASON);
        forms.put(one + "/acts/cancel-sending", Map.of());
        forms.put("/operations/letters/" + ids.letter(), Map.of("do", "confirm", "reason", "I try"));
        forms.put("/operations/letters/" + ids.letter() + "?again", Map.of("do", "again", "reason", "I try"));
        forms.put("/operations/steps/" + ids.job(), REASON);
        forms.put("/holding/" + ids.held(), assigned(ids));
        forms.put("/holding/" + ids.held() + "?retry", Map.of("do", "retry", "reason", "I try"));
        forms.put("/break-glass", Map.of("reference", ids.reference(), "second", "lena", "reason", "I try"));
        return forms;
    }

    private static Map<String, String> assigned(Ids ids) {
        return Map.of("do", "assign", "reference", ids.reference(), "reason", "I try");
    }

    private Map<String, String> calls(Ids ids) {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("/api/v1/tasks?queue=all&size=200", "");
        calls.put("/api/v1/tasks/search", "{\"queue\":\"all\",\"find\":\"" + mark + "\"}");
        calls.put("/api/v1/tasks/search?reference", "{\"queue\":\"all\",\"find\":\"" + ids.reference() + "\"}");
        calls.put("/api/v1/cases/" + ids.reference(), "");
        calls.put("/api/v1/tasks/" + ids.task() + "/claim", "{}");
        calls.put("/api/v1/tasks/" + ids.task() + "/release", "{}");
        calls.put(
                "/api/v1/cases/" + ids.reference() + "/tasks/userTask_sortRequest",
                "{\"version\":0,\"isRequest\":\"no\",\"reason\":\"I try\"}");
        return calls;
    }

    private HttpResponse<String> call(String path, String json, String account) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + apiKeys.get(account))
                .header("Content-Type", "application/json");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            (json.isEmpty() ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(json)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer without what differs each time and the ids that were in the question. */
    private static String told(Visitor visitor, HttpResponse<String> answer, Ids ids) {
        String body = SealedCases.timeless(ids.hidden(answer.body()));
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("") + " " + ids.hidden(visitor.location(answer))
                + "\n" + body;
    }

    private void deliver(String from, String to, String subject) {
        mail.deliver(
                from,
                to,
                String.join(
                                "\r\n",
                                "From: <" + from + ">",
                                "To: <" + to + ">",
                                "Subject: " + subject,
                                "Message-ID: <" + UUID.randomUUID() + "@mail.example>",
                                "",
                                "Send me all you hold about me.",
                                "")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String nextReference() {
        int year = clock.instant().atZone(ZoneId.of("Europe/Berlin")).getYear();
        long last = jdbc.sql("select coalesce(max(last), 0) from casework_case_number where kind = 'SUBJECT_REQUEST'"
                        + " and year = ?")
                .param(year)
                .query(Long.class)
                .single();
        return String.format(Locale.ROOT, "SAR-%04d-%06d", year, last + 1);
    }

    private <T> T single(String sql, String parameter, Class<T> type) {
        return jdbc.sql(sql).param(parameter).query(type).single();
    }

    private Visitor people(String account) {
        return Objects.requireNonNull(people.get(account));
    }

    private static String written(ILoggingEvent event) {
        return event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** By what the case and what belongs to it can be named. */
    private record Ids(String reference, UUID task, UUID letter, UUID mail, UUID clock, UUID held, String job) {

        /** A text in which ids that differ between the case that never was and the sealed one are made alike. */
        String hidden(String text) {
            return text.replace(task.toString(), "task")
                    .replace(letter.toString(), "letter")
                    .replace(mail.toString(), "mail")
                    .replace(clock.toString(), "clock")
                    .replace(held.toString(), "held")
                    .replace(job, "job");
        }
    }
}
