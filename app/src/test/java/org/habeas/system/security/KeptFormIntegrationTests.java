package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeptFormIntegrationTests extends WholeApplication {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void showsAFormAgainThatWasTypedInAnEndedSession() {
        String form = openCase() + "/tasks/userTask_sortRequest";
        Visitor nadia = signedIn("nadia");
        nadia.loseSession();
        nadia.post(
                form,
                Map.of("version", "0", "isRequest", "no", "reason", "Typed before the session ended", "do", "sort"));
        HttpResponse<String> back = nadia.signIn("nadia");
        String page = nadia.get(nadia.location(back)).body();
        assertThat(page).contains("Typed before the session ended");
        assertThat(openTasks(form)).as("nothing was done").contains("userTask_sortRequest");
    }

    @Test
    void showsARequestEnteredByHandAgainThatWasTypedInAnEndedSession() {
        int before = cases();
        Visitor nadia = signedIn("nadia");
        nadia.loseSession();
        nadia.post(
                "/requests/new",
                Map.of(
                        "channel", "POST",
                        "receivedOn", "2026-01-05",
                        "name", "Bo Berg",
                        "postalAddress", "Storgatan 1",
                        "asked", "A letter copied by hand before the session ended"));
        HttpResponse<String> back = nadia.signIn("nadia");

        String page = nadia.get(nadia.location(back)).body();

        assertThat(page).contains("A letter copied by hand before the session ended", "2026-01-05", "Bo Berg");
        assertThat(page).contains("You were signed out");
        assertThat(cases()).as("nothing was entered").isEqualTo(before);
    }

    @Test
    void keepsNoEmptyFormInPlaceOfADraft() {
        String page = openCase();
        String form = "/tasks/userTask_sortRequest";
        Visitor nadia = signedIn("nadia");
        keepDraft(nadia, page, "Typed and saved as a draft");
        assertThat(nadia.get(page).body()).contains("Typed and saved as a draft");

        nadia.loseSession();
        nadia.post(page + form, Map.of("version", "0", "do", "sort"));
        nadia.post(page + form, Map.of());
        nadia.signIn("nadia");

        assertThat(nadia.get(page).body())
                .contains("Typed and saved as a draft")
                .doesNotContain("You were signed out");
    }

    @Test
    void tellsAPersonWhoIsSignedInThatTheTokenIsMissing() {
        Visitor nadia = signedIn("nadia");
        HttpResponse<String> told = nadia.post(
                "/inbox/bulk",
                "application/json",
                "application/x-www-form-urlencoded",
                "do=claim".getBytes(StandardCharsets.UTF_8));
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body())
                .contains("form-no-longer-valid", "You are signed in")
                .doesNotContain("not signed in", "Sign in first");
        HttpResponse<String> page = nadia.post("/inbox/bulk", Map.of("do", "claim"));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You are signed in").doesNotContain("You are not signed in");
        assertThat(visitor()
                        .post(
                                "/inbox/bulk",
                                "application/json",
                                "application/x-www-form-urlencoded",
                                "do=claim".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .as("nobody")
                .isEqualTo(401);
    }

    @Test
    void tellsThatTooMuchWasSentAndKeepsTheDraft() {
        String page = openCase();
        Visitor nadia = signedIn("nadia");
        keepDraft(nadia, page, "Typed before too much was sent");
        String token = Visitor.csrf(nadia.get(page).body());
        byte[] form = ("_csrf=" + token + "&reason=" + "x".repeat(3 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8);
        byte[] file = ("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                        + "x".repeat(65 * 1024 * 1024) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        String task = page + "/tasks/userTask_sortRequest";
        for (String accept : List.of("text/html", "application/json", "*/*")) {
            tooLarge(nadia.post(task, accept, "application/x-www-form-urlencoded", form), accept, page);
            tooLarge(nadia.post(task, accept, "multipart/form-data; boundary=b", file), accept, page);
        }
        assertThat(nadia.get(page).body())
                .contains("Typed before too much was sent")
                .doesNotContain("You were signed out");
    }

    private static void keepDraft(Visitor person, String page, String reason) {
        String fields = "version=0&isRequest=no&reason=" + reason.replace(' ', '+') + "&_csrf="
                + Visitor.csrf(person.get(page).body());
        assertThat(person.post(
                                page + "/drafts/userTask_sortRequest",
                                "application/json",
                                "application/x-www-form-urlencoded",
                                fields.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void tooLarge(HttpResponse<String> told, String accept, String page) {
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(told.body()).contains("What you sent is larger than Habeas takes; nothing was done.");
        assertThat(told.headers().firstValue("Content-Type").orElse(""))
                .startsWith(accept.equals("text/html") ? "text/html" : "application/problem+json");
        if (accept.equals("text/html")) {
            assertThat(told.body()).contains("href=\"" + page + "\"");
        }
    }

    @Test
    void showsTheAdministratorNothingOfACase() {
        String address = openCase();
        assertThat(signedIn("nadia").get(address).body()).contains("Joana Teles");
        HttpResponse<String> refused = signedIn("adam").get(address);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("Joana", "Teles", "What data do you hold");
    }

    /** A case made of a mail; the address of its page. */
    private String openCase() {
        Optional<String> before = lastWithTask();
        mail.deliver(
                "joana.teles@mail.example",
                SampleMails.MAILBOX,
                SampleMails.named("sar", Clock.systemUTC()).orElseThrow());
        await().atMost(Duration.ofSeconds(30)).until(() -> !lastWithTask().equals(before));
        return "/cases/" + lastWithTask().orElseThrow();
    }

    private int cases() {
        return jdbc.sql("select count(*) from casework_case")
                .query(Integer.class)
                .single();
    }

    private Optional<String> lastWithTask() {
        return jdbc.sql("select max(c.reference) from casework_case c where c.kind = 'SUBJECT_REQUEST'"
                        + " and exists (select 1 from work_item w where w.case_reference = c.reference)")
                .query(String.class)
                .optional();
    }

    private String openTasks(String form) {
        String reference = form.replaceAll("/cases/([^/]+)/.*", "$1");
        return String.join(
                " ",
                jdbc.sql("select task from work_item where case_reference = ?")
                        .param(reference)
                        .query(String.class)
                        .list());
    }
}
