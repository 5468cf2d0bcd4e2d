package org.habeas.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page that shows whether mail server and database hold the same mail. */
class MailboxesIntegrationTests extends WholeApplication {

    private static final String PAGE = "/operations/mailboxes";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void comparesWhenAsked() {
        Visitor nadia = signedIn("nadia");

        HttpResponse<String> done = nadia.postFrom(PAGE, PAGE + "/compare", Map.of());

        assertThat(nadia.location(done)).isEqualTo(PAGE);
        assertThat(nadia.get(PAGE).body()).contains("Compared just now", "INBOX", "Done", "Check now");
        assertThat(nadia.get("/operations").body()).contains("Server and database", "href=\"" + PAGE + "\"");
        assertThat(jdbc.sql("select count(*) from casework_ledger where what = 'mail.compared' and who = 'nadia'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void showsADifferenceWithWhatToDoUntilSomebodySettlesItWithAReason() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into mailroom_difference (id, account, folder, uidvalidity, uid, kind, since)"
                        + " values (?, 'main', 'INBOX', 1, 4711, 'VANISHED', now())")
                .param(id)
                .update();
        Visitor adam = signedIn("adam");
        String form = PAGE + "/differences/" + id;

        assertThat(adam.get(PAGE).body())
                .contains("Both sides differ", "Listed, then gone before it was taken in", "Number 4711 in INBOX")
                .contains("put it back");
        assertThat(adam.get("/operations").body())
                .containsPattern("[1-9]\\d* differences? between mail server and database")
                .contains("href=\"" + PAGE + "\"");
        assertThat(adam.postFrom(PAGE, form, Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> done = adam.postFrom(PAGE, form, Map.of("reason", "Advertising, deleted by Ines"));
        assertThat(adam.location(done)).isEqualTo(PAGE);
        assertThat(adam.get(PAGE).body()).contains("The difference is settled.").doesNotContain("4711");
        HttpResponse<String> late = adam.postFrom(PAGE, form, Map.of("reason", "I was slower"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("settled already", "I was slower");
    }
}
