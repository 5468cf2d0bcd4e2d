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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a program is told when a report cannot go on: 409 for what the report does not allow, 422 for fields. */
class ReportApiIntegrationTests extends WholeApplication {

    private static final Acting ADAM = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

    @Autowired
    private ApiKeys keys;

    @Autowired
    private DisclosureEvents events;

    @Autowired
    private TransactionTemplate transaction;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void tellsWhatAnOrderLacks() throws Exception {
        HttpResponse<String> unreadable = send("rita", "/reports", Map.of("period", "2025-H3"));
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(json.readTree(unreadable.body()).at("/errors/0/field").asText())
                .isEqualTo("period");
        assertRefused(send("rita", "/reports", Map.of("period", "2999-H1")), "period-not-ended");
        assertThat(send("nadia", "/reports", Map.of("period", "2001-H1")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellsWhatKeepsAReportFromGoingOn() throws Exception {
        answeredButNeverReceived(DisclosureKind.ANSWERED, "1997-03-04T12:00:00Z");
        JsonNode ordered = json.readTree(
                send("rita", "/reports", Map.of("period", "1997-H1")).body());
        String tasks = "/cases/" + ordered.get("reference").asText() + "/tasks/";
        Map<String, String> draft = Map.of("version", "1", "publication", "1997-09-01");
        // until the events are frozen, the report has another version
        HttpResponse<String> torn = await().atMost(Duration.ofSeconds(30))
                .until(() -> send("rita", tasks + "userTask_draftReport", draft), answer -> !answer.body()
                        .contains("someone-was-faster"));
        assertRefused(torn, "events-do-not-reconcile");
        assertThat(torn.body()).contains("api-1: answered on 1997-03-04, but was never received");

        answeredButNeverReceived(DisclosureKind.RECEIVED, "1997-03-01T12:00:00Z");
        long version = done(send("rita", tasks + "userTask_draftReport", Map.of("version", "1", "decision", "freeze")));
        assertRefused(
                send("rita", tasks + "userTask_draftReport", with(version, "publication", "1997-06-30")),
                "publication-too-early");
        version = done(send("rita", tasks + "userTask_draftReport", with(version, "publication", "1997-09-01")));
        version = done(send("lena", tasks + "userTask_reviewReport", with(version, "decision", "good")));
        assertRefused(
                send("lena", tasks + "userTask_attestStatements", with(version, "statement-keys", "leave-out")),
                "statement-not-attested");
        Map<String, String> all = with(version, "statement-keys", "attest");
        Set.of("equipment", "feed", "content", "dns", "encryption")
                .forEach(code -> all.put("statement-" + code, "leave-out"));
        assertRefused(send("lena", tasks + "userTask_attestStatements", all), "attestation-incomplete");
        all.put("statement-keys", "leave-out");
        version = done(send("lena", tasks + "userTask_attestStatements", all));
        Map<String, String> approval = with(version, "decision", "good");
        assertThat(send("rita", tasks + "userTask_approveReport", approval).statusCode())
                .as("who drafted")
                .isEqualTo(403);
        assertRefused(send("omar", tasks + "userTask_approveReport", approval), "not-what-was-shown");
    }

    private void answeredButNeverReceived(DisclosureKind kind, String at) {
        transaction.executeWithoutResult(status -> events.append(
                new DisclosureEvent(
                        UUID.randomUUID(),
                        "api-1",
                        kind,
                        "",
                        RequestFacts.of(InstrumentType.SUBPOENA, "US", null),
                        null,
                        Instant.parse(at),
                        ZoneOffset.UTC,
                        Instant.parse(at)),
                Acting.system("test")));
    }

    private static Map<String, String> with(long version, String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", String.valueOf(version));
        fields.put(name, value);
        return fields;
    }

    private long done(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("version").asLong();
    }

    private void assertRefused(HttpResponse<String> answer, String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(json.readTree(answer.body()).get("code").asText()).isEqualTo(code);
    }

    private HttpResponse<String> send(String account, String path, Map<String, String> body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                                .header("Authorization", "Bearer " + keys.issue(account, ApiScope.WORK, ADAM))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
