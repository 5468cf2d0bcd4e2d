package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@SarTest
class EndingsAndContactsIntegrationTests {

    private static final String WHO = "X-Test-Who";

    @Autowired
    private Journey journey;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private ContactDesk contacts;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private FakeInbox inbox;

    @Autowired
    private MockMvc mvc;

    @Test
    void endsTheClocksOfADismissedCaseAsNotOwedAndOpensItAgain() {
        CaseReference reference = journey.received();
        CaseClock before = clocks.ruling(reference).orElseThrow();
        desk.sort(reference, noRequest(), journey.version(reference), People.INES);
        journey.runJobs(reference);
        assertThat(journey.file(reference).standingWords()).isEqualTo("Closed: Not a request");
        assertThat(clocks.of(reference)).isNotEmpty().noneMatch(CaseClock::owed).noneMatch(CaseClock::isRunning);

        assertThatThrownBy(() -> endings.reopen(reference, " ", journey.version(reference), People.NADIA))
                .isInstanceOf(ActRefused.class);
        endings.reopen(reference, "It was one", journey.version(reference), People.NADIA);
        journey.runJobs(reference);

        assertThat(journey.tasks(reference)).containsExactly("userTask_sortRequest");
        assertThat(clocks.ruling(reference)).get().satisfies(ruling -> {
            assertThat(ruling.anchor()).isEqualTo(before.anchor());
            assertThat(ruling.due()).isEqualTo(before.due());
        });
        assertThat(outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED))
                .as("acknowledged once")
                .hasSize(1);
        desk.sort(reference, Journey.request(Right.ACCESS), journey.version(reference), People.INES);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
    }

    @Test
    void opensNoAnsweredCaseAgain() {
        CaseReference reference = journey.released();
        journey.letterEnds(reference, journey.letter(reference), LetterState.ACCEPTED);
        assertThat(journey.file(reference).ended()).contains(Ending.ANSWERED);
        assertThat(clocks.of(reference)).allMatch(CaseClock::owed);
        assertThatThrownBy(() -> endings.reopen(reference, "x", journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("not-reopenable"));
    }

    @Test
    void closesAWithdrawnRequestWithItsLetterAndItsTasks() {
        CaseReference reference = journey.submitted();
        desk.join(reference, journey.mail("joana@example.org", "Re", "I withdraw"), People.SYSTEM);
        UUID letter = journey.letter(reference);
        endings.withdraw(reference, "Her mail of today", journey.version(reference), People.NADIA);
        assertThat(journey.file(reference).standingWords()).isEqualTo("Closed: Withdrawn by the requester");
        assertThat(journey.tasks(reference)).isEmpty();
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(clocks.of(reference)).noneMatch(CaseClock::owed);
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.withdrawn"))
                .singleElement()
                .satisfies(act -> assertThat(act.why()).isEqualTo("Her mail of today"));
        endings.reopen(reference, "She changed her mind", journey.version(reference), People.NADIA);
        journey.runJobs(reference);
        assertThat(journey.tasks(reference)).containsExactly("userTask_sortRequest");
    }

    @Test
    void withdrawsNothingThatIsAboutToLeave() {
        CaseReference reference = journey.released();
        assertThatThrownBy(() -> endings.withdraw(reference, "x", journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("not-withdrawable"));
    }

    @Test
    void goesOnWhenProofCameAnotherWay() throws Exception {
        CaseReference reference = journey.asked();
        journey.questionLeaves(reference);
        assertThat(journey.tasks(reference)).isEmpty();
        assertThat(journey.file(reference).standingWords()).startsWith("Waiting for proof of identity until ");
        assertThat(panel(reference)).contains("/acts/proof-came");
        identity.proofCame(reference, journey.today(), "By telephone", journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(journey.file(reference).identity().onFile()).isNull();
    }

    @Test
    void saysThatTheyAnsweredAndPreselectsNoDecision() throws Exception {
        CaseReference reference = journey.asked();
        desk.join(reference, journey.mail("joana@example.org", "Re", "It is me. Erase it too."), People.SYSTEM);
        assertThat(body("/test/" + reference + "/forms/userTask_decideIdentity"))
                .contains("They answered on")
                .doesNotContainPattern("name=\"decision\"[^>]*checked");
        identity.decide(
                reference,
                IdentityDecision.accepted(Rung.KNOWN_FACT).alsoAsking(),
                journey.version(reference),
                People.NADIA);
        assertThat(journey.file(reference).unreadReplies()).isEqualTo(1);
        assertThat(journey.tasks(reference)).containsExactly("userTask_collectData", "userTask_readReply");
    }

    @Test
    void countsAskingAsNoAnswer() {
        CaseReference reference = journey.byPhone("ada@northwind.example");
        journey.ask(reference);
        assertThat(journey.file(reference).identity().onFile()).isNull();
    }

    @Test
    void correctsWhereTheRequesterIsReachedAndDecidesIdentityAgain() throws Exception {
        CaseReference reference = journey.submitted();
        UUID letter = journey.letter(reference);
        mvc.perform(post("/api/v1/cases/" + reference + "/acts/correct-contact")
                        .header(WHO, "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":\"" + journey.version(reference)
                                + "\",\"name\":\"Joana T.\",\"email\":\"joana.t@example.org\","
                                + "\"postalAddress\":\"Rua 2\\nLisboa\",\"reason\":\"She wrote so\"}"))
                .andExpect(status().isOk());
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        RequestFile file = journey.file(reference);
        assertThat(file.requester().orElseThrow().email()).isEqualTo("joana.t@example.org");
        assertThat(file.requester().orElseThrow().postalAddress()).isEqualTo("Rua 2\nLisboa");
        assertThat(file.identity().onFile()).isNull();
        assertThat(inbox.words(reference)).contains("joana.t@example.org", "Joana T.");
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("party.corrected"))
                .singleElement()
                .satisfies(act -> assertThat(ledger.proves(act, "email", "joana.t@example.org"))
                        .isTrue());
    }

    @Test
    void makesARequestWithoutAnAddressAnswerable() throws Exception {
        CaseReference reference = journey.received(journey.mail(null, "My data", "please", null));
        desk.sort(reference, Journey.request(Right.OBJECTION), journey.version(reference), People.INES);
        assertThat(panel(reference)).contains("/acts/correct-contact");
        contacts.correct(
                reference,
                new ContactCorrection("Joana", "", "Rua 1\nLisboa", "She called"),
                journey.version(reference),
                People.INES);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(journey.file(reference).requester().orElseThrow().postalAddress())
                .startsWith("Rua 1");
        assertThatThrownBy(() -> contacts.correct(
                        reference,
                        new ContactCorrection("Joana", "sar@northwind.example", "", "x"),
                        journey.version(reference),
                        People.INES))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("own-mailbox"));
        assertThatThrownBy(() -> contacts.correct(
                        reference,
                        new ContactCorrection("Joana", "joana@" + "a".repeat(64) + ".example", "", "x"),
                        journey.version(reference),
                        People.INES))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("email-unusable"));
    }

    private String panel(CaseReference reference) throws Exception {
        return body("/test/" + reference + "/panels/request");
    }

    private String body(String address) throws Exception {
        return mvc.perform(get(address).header(WHO, "nadia"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static Sorting noRequest() {
        return new Sorting(false, Set.of(), "en", Asker.SUBJECT, false, null, "Spam");
    }
}
