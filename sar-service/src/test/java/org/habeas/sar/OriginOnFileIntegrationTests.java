package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@SarTest
class OriginOnFileIntegrationTests {

    private static final String ADDRESS = "joana@example.org";

    @Autowired
    private Journey journey;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void knowsTheRequester() {
        jdbc.update("insert into casework_directory (email, standing) values (?, 'ACCOUNT_HOLDER')", ADDRESS);
    }

    @AfterEach
    void knowsNobody() {
        jdbc.update("delete from casework_directory");
    }

    @Test
    void asksForMoreOrAReasonWhereNothingBearsTheMailOut() throws Exception {
        CaseReference reference = sorted(Origin.NOT_BORNE_OUT);

        assertThat(form(reference)).contains("taken only with a reason", "id=\"despite\"");
        refused("origin-not-borne-out", reference);
        MockHttpServletResponse without = accept(reference, " ");
        assertThat(without.getStatus()).isEqualTo(422);
        assertThat(without.getContentAsString()).contains("id=\"despite-fault\"", "bears out");
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.SORTED);

        assertThat(accept(reference, "She told me the number of the last invoice.")
                        .getStatus())
                .isEqualTo(302);

        RecordedAct accepted = accepted(reference);
        assertThat(accepted.why()).isEqualTo("She told me the number of the last invoice.");
        assertThat(accepted.facts()).containsEntry("how", "ADDRESS_ON_FILE").containsEntry("origin", "NOT_BORNE_OUT");
    }

    @Test
    void takesTheAddressOnFileOfAMailThatIsBorneOut() throws Exception {
        CaseReference reference = sorted(Origin.BORNE_OUT);

        assertThat(form(reference))
                .contains("bears out that the mail came from the domain of this address")
                .doesNotContain("id=\"despite\"");
        decide(reference);

        assertThat(accepted(reference).facts()).containsEntry("origin", "BORNE_OUT");
    }

    @Test
    void blocksNothingWhereNothingIsMeasuredButSaysSo() throws Exception {
        CaseReference reference = sorted(Origin.NOT_MEASURED);

        assertThat(form(reference))
                .contains("Nothing was measured about the origin of the mail")
                .doesNotContain("id=\"despite\"");
        decide(reference);

        assertThat(accepted(reference).facts()).containsEntry("origin", "NOT_MEASURED");
    }

    @Test
    void takesAnAnswerThatIsBorneOutForARequestThatIsNot() {
        CaseReference reference = sorted(Origin.NOT_BORNE_OUT);
        answered(reference, Origin.NOT_BORNE_OUT);
        refused("origin-not-borne-out", reference);
        answered(reference, Origin.BORNE_OUT);

        decide(reference);

        assertThat(accepted(reference).facts()).containsEntry("origin", "BORNE_OUT");
    }

    private CaseReference sorted(Origin origin) {
        CaseReference reference = journey.received(mail("Please send me a copy of my data.", origin));
        desk.sort(reference, Journey.request(Right.ACCESS), journey.version(reference), People.INES);
        return reference;
    }

    private void answered(CaseReference reference, Origin origin) {
        journey.ask(reference);
        outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                .forEach(letter -> journey.letterEnds(reference, letter.id(), LetterState.ACCEPTED));
        clock.advance(Duration.ofHours(1));
        desk.join(reference, mail("It is me.", origin), People.SYSTEM);
    }

    private ReceivedMail mail(String text, Origin origin) {
        ReceivedMail mail = journey.mail(ADDRESS, "My data", text);
        return new ReceivedMail(
                mail.id(),
                mail.receivedAt(),
                mail.legalEntity(),
                mail.sender(),
                mail.subject(),
                text,
                mail.messageId(),
                null,
                "en",
                List.of(),
                List.of(),
                mail.written(),
                origin);
    }

    private void decide(CaseReference reference) {
        identity.decide(
                reference, IdentityDecision.accepted(Rung.ADDRESS_ON_FILE), journey.version(reference), People.NADIA);
    }

    private void refused(String code, CaseReference reference) {
        assertThatThrownBy(() -> decide(reference))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private RecordedAct accepted(CaseReference reference) {
        return ledger.of(reference).stream()
                .filter(act -> act.what().equals("sar.identityAccepted"))
                .findFirst()
                .orElseThrow();
    }

    private MockHttpServletResponse accept(CaseReference reference, String despite) throws Exception {
        return mvc.perform(post("/cases/" + reference + "/tasks/userTask_decideIdentity")
                        .header("X-Test-Who", "nadia")
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("decision", "accept")
                        .param("how", "ADDRESS_ON_FILE")
                        .param("despite", despite))
                .andReturn()
                .getResponse();
    }

    private String form(CaseReference reference) throws Exception {
        return mvc.perform(get("/test/" + reference + "/forms/userTask_decideIdentity")
                        .header("X-Test-Who", "nadia"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
