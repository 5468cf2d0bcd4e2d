package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
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
        return jdbc.sql("select max(c.reference) from casework_case c where exists"
                        + " (select 1 from work_item w where w.case_reference = c.reference)")
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
