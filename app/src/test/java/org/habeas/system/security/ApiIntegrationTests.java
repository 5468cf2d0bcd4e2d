package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiIntegrationTests extends WholeApplication {

    private static final Acting ADAM = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

    private final LocalDate lastWeek = LocalDate.now(ZoneOffset.UTC).minusDays(7);

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void opensToAKeyWithTheRightsOfItsPerson() throws Exception {
        HttpResponse<String> tasks = ask("GET", "/api/v1/tasks", keys.issue("nadia", ApiScope.READ, ADAM));
        assertThat(tasks.statusCode()).isEqualTo(200);
        assertThat(json(tasks).has("tasks")).isTrue();
        HttpResponse<String> refused = ask("GET", "/api/v1/tasks", keys.issue("sofia", ApiScope.WORK, ADAM));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("code").asText()).isEqualTo("not-permitted");
    }

    @Test
    void staysClosedWithoutAKey() throws Exception {
        HttpResponse<String> answer = ask("GET", "/api/v1/tasks", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("code").asText()).isEqualTo("not-signed-in");
        assertThat(ask("GET", "/api/v1/tasks", "hbk_wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotTakeTheSessionOfAPage() {
        assertThat(signedIn("nadia").get("/api/v1/tasks").statusCode()).isEqualTo(401);
    }

    @Test
    void letsAReadingKeyOnlyLook() throws Exception {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        HttpResponse<String> answer = ask("POST", "/api/v1/tasks/" + UUID.randomUUID() + "/claim", key);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("code").asText()).isEqualTo("scope-too-small");
    }

    @Test
    void tellsThatThereIsNoSuchCase() throws Exception {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        HttpResponse<String> answer = ask("GET", "/api/v1/cases/SAR-2026-999999", key);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("type").asText()).isEqualTo("urn:habeas:problem:no-such-case");
    }

    @Test
    void namesTheFieldThatIsWrongAndNotItsValue() throws Exception {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        HttpResponse<String> answer = ask("GET", "/api/v1/tasks?size=secretvalue", key);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo("size");
        assertThat(answer.body()).doesNotContain("secretvalue");
    }

    @Test
    void takesNoNameInAnAddressAndSearchesWithTheWordsInTheBody() throws Exception {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        HttpResponse<String> refused = ask("GET", "/api/v1/tasks?find=Secretname", key);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("find");
        assertThat(refused.body()).contains("/api/v1/tasks/search").doesNotContain("Secretname");

        HttpResponse<String> found = send("/api/v1/tasks/search", "{\"queue\":\"all\",\"find\":\"Secretname\"}", key);
        assertThat(found.statusCode()).as("a reading key may search").isEqualTo(200);
        assertThat(json(found).get("total").asInt()).isZero();
        assertThat(send("/api/v1/tasks/search", "{\"find\":[\"Secretname\"]}", key)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesTheCharacterNulWhereverItStands() throws Exception {
        String key = keys.issue("ines", ApiScope.WORK, ADAM);
        for (String name : List.of("queue", "type", "regime", "language", "due", "after", "size")) {
            HttpResponse<String> answer = ask("GET", "/api/v1/tasks?" + name + "=a%00b", key);
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(json(answer).get("code").asText()).isEqualTo("no-text");
        }
        for (String name : List.of("queue", "type", "regime", "language", "due", "after", "find")) {
            assertThat(send("/api/v1/tasks/search", "{\"" + name + "\":\"a\\u0000b\"}", key)
                            .statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        String entry = "{\"channel\":\"PHONE\",\"receivedOn\":\"" + lastWeek + "\",\"name\":\"Jo\\u0000ana\","
                + "\"email\":\"joana@example.org\",\"asked\":\"Forget\\u0000me\",\"language\":\"en\"}";
        assertThat(send("/api/v1/requests", entry, key).statusCode()).isLessThan(500);
    }

    @Test
    void namesEveryFieldOfAFormThatCannotBeTaken() throws Exception {
        String key = keys.issue("ines", ApiScope.WORK, ADAM);
        HttpResponse<String> answer = send("/api/v1/requests", "{\"channel\":\"secretvalue\",\"asked\":null}", key);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("code").asText()).isEqualTo("invalid");
        assertThat(json(answer).get("detail").asText()).contains("receivedOn, asked, email, language, channel");
        assertThat(json(answer).get("errors"))
                .extracting(error -> error.get("field").asText())
                .containsExactly("receivedOn", "asked", "email", "language", "channel");
        assertThat(json(answer).at("/errors/1/message").asText()).isEqualTo("Write down what is asked");
        assertThat(answer.body()).doesNotContain("secretvalue");
    }

    @Test
    void namesTheFieldsOfAnInstrumentThatCannotBeTaken() throws Exception {
        String key = keys.issue("lena", ApiScope.WORK, ADAM);
        HttpResponse<String> answer =
                send("/api/v1/legal-processes", "{\"channel\":\"secretvalue\",\"receivedTime\":\"soon\"}", key);
        assertFields(answer, "channel", "receivedOn", "receivedTime");
        assertThat(json(answer).at("/errors/0/message").asText()).isEqualTo("Choose how it came");
        assertThat(answer.body()).doesNotContain("secretvalue");
    }

    @Test
    void namesTheFieldsOfAnIncidentThatCannotBeTaken() throws Exception {
        String key = keys.issue("bruno", ApiScope.WORK, ADAM);
        HttpResponse<String> answer = send("/api/v1/breaches", "{\"zone\":\"secretvalue\"}", key);
        assertFields(answer, "title", "roles", "zone", "aware", "source");
        assertThat(json(answer).at("/errors/0/message").asText()).isEqualTo("Say in one line what happened");
        assertThat(answer.body()).doesNotContain("secretvalue");
        assertFields(send("/api/v1/breaches", "{\"title\":[\"a\",\"b\"]}", key), "title");
    }

    @Test
    void namesTheFieldsOfAReportThatCannotBeTaken() throws Exception {
        String key = keys.issue("rita", ApiScope.WORK, ADAM);
        HttpResponse<String> answer = send("/api/v1/reports", "{\"period\":\"secretvalue\"}", key);
        assertFields(answer, "period");
        assertThat(answer.body()).doesNotContain("secretvalue");
        assertFields(send("/api/v1/reports", "{\"reason\":{}}", key), "reason");
        assertFields(send("/api/v1/reports", "{\"period\":null}", key), "period");
        assertFields(
                send("/api/v1/cases/TR-2026-000001/tasks/userTask_draftReport", "{\"publication\":\"soon\"}", key),
                "version",
                "publication");
    }

    private static void assertFields(HttpResponse<String> answer, String... fields) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("code").asText()).isEqualTo("invalid");
        assertThat(json(answer).path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactly(fields);
    }

    @Test
    void givesTheVersionThatTheNextTaskMustName() throws Exception {
        String key = keys.issue("ines", ApiScope.WORK, ADAM);
        String entry = "{\"channel\":\"PHONE\",\"receivedOn\":\"" + lastWeek + "\",\"name\":\"Joana\","
                + "\"email\":\"joana@example.org\",\"asked\":\"Forget me\",\"language\":\"en\"}";
        String reference =
                json(send("/api/v1/requests", entry, key)).get("reference").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("GET", "/api/v1/tasks?queue=all", key).body().contains(reference));
        String path = "/api/v1/cases/" + reference;
        JsonNode version = json(ask("GET", path, key)).path("version");
        assertThat(version.isIntegralNumber()).isTrue();
        String task = path + "/tasks/userTask_sortRequest";
        assertThat(send(task, "{\"version\":" + version + ",\"isRequest\":\"no\",\"reason\":null}", key)
                        .statusCode())
                .isEqualTo(422);
        for (String wrong : new String[] {
            "{\"isRequest\":\"no\",\"reason\":\"Spam\"}|version",
            "{\"version\":" + version + ",\"isRequest\":\"no\",\"reason\":[\"a\",\"b\"]}|reason",
            "{\"version\":" + version + ",\"isRequest\":\"no\",\"reason\":{\"text\":\"a\"}}|reason"
        }) {
            HttpResponse<String> refused = send(task, wrong.substring(0, wrong.indexOf('|')), key);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(wrong.substring(wrong.indexOf('|') + 1));
        }
        HttpResponse<String> done = send(
                task,
                "{\"version\":" + version + ",\"isRequest\":\"yes\",\"rights\":[\"ERASURE\"],\"language\":\"en\"}",
                key);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(json(ask("GET", path, key)).get("version").asLong())
                .isEqualTo(json(done).get("version").asLong());
    }

    @Test
    void namesWhyALetterBeforeTheAnswerIsRefused() throws Exception {
        String entry = "{\"channel\":\"POST\",\"receivedOn\":\"" + lastWeek + "\",\"name\":\"Joana\","
                + "\"postalAddress\":\"Rua 1\",\"asked\":\"Forget me\",\"language\":\"en\"}";
        String intake = keys.issue("ines", ApiScope.WORK, ADAM);
        String reference =
                json(send("/api/v1/requests", entry, intake)).path("reference").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        ask("GET", "/api/v1/tasks?queue=all", intake).body().contains(reference));
        String key = keys.issue("nadia", ApiScope.WORK, ADAM);
        String path = "/api/v1/cases/" + reference;
        String acts = path + "/acts/";
        String version = "{\"version\":" + json(ask("GET", path, key)).path("version");

        assertRefused(
                "not-sorted",
                send(acts + "extend-time-limit", version + ",\"byPost\":\"yes\",\"reasons\":\"Archives\"}", key));
        assertRefused("no-letter-under-way", send(acts + "hand-over-letter", version + "}", key));
        assertRefused("no-letter-under-way", send(acts + "take-back-letter", "{}", key));
        assertRefused(
                "nothing-to-post",
                send(
                        path + "/tasks/userTask_postLetter",
                        version + ",\"postedOn\":\"" + lastWeek + "\",\"proof\":\"RR 1\"}",
                        key));
        assertRefused(
                "question-not-open",
                send(
                        acts + "question-answered",
                        version + ",\"letterKind\":\"FEE\",\"answeredOn\":\"" + lastWeek + "\",\"reason\":\"paid\"}",
                        key));
    }

    private static void assertRefused(String code, HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
    }

    @Test
    void tellsWhatIsNotThere() throws Exception {
        HttpResponse<String> answer = ask("GET", "/api/v1/nothing", keys.issue("nadia", ApiScope.READ, ADAM));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").asText()).isEqualTo("not-found");
    }

    @Test
    void describesItself() throws Exception {
        HttpResponse<String> answer = ask("GET", "/api/openapi.json", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("paths").fieldNames())
                .toIterable()
                .contains("/api/v1/tasks", "/api/v1/cases/{ref}")
                .allMatch(path -> path.startsWith("/api/v1/"));
        assertThat(answer.body())
                .as("who acts comes from the key, not from a parameter")
                .doesNotContain("\"acting\"");
    }

    @Test
    void keepsNothingThatOpensTheDoor() {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        assertThat(jdbc.sql("select count(*) from system_api_key where hash = ? or hash like ?")
                        .params(key, "%" + key.substring(4) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from casework_ledger where what = 'system.apiKeyIssued' and who = 'adam'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private HttpResponse<String> ask(String method, String path, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String json, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
