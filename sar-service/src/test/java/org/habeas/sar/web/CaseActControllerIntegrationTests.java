package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.inbox.TypedForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.sar.FakeOutbox;
import org.habeas.sar.Journey;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.habeas.sar.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SarTest
class CaseActControllerIntegrationTests {

    private static final String WHO = "X-Test-Who";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void correctsTheSortingFromThePageOfTheCase() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        assertThat(panel(reference, "nadia")).contains("/cases/" + reference + "/acts/correct-sorting");
        assertThat(body(get(address(reference, "correct-sorting")).header(WHO, "nadia"), 200))
                .contains("value=\"ACCESS\" checked", "Why it is corrected");
        mvc.perform(form(reference, "correct-sorting")
                        .param("rights", "ACCESS", "ERASURE")
                        .param("language", "de")
                        .param("asker", "PARENT")
                        .param("reason", "The mother writes"))
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(journey.file(reference).rights()).containsExactlyInAnyOrder(Right.ACCESS, Right.ERASURE);
        assertThat(journey.file(reference).language()).isEqualTo("de");
    }

    @Test
    void keepsWhatWasTypedAndNamesTheFieldsOfACorrectionThatIsNotTaken() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        assertThat(body(
                        form(reference, "correct-sorting")
                                .param("rights", "ERASURE", "POETRY")
                                .param("language", "xx")
                                .param("asker", "SUBJECT"),
                        422))
                .contains("value=\"ERASURE\" checked", "href=\"#rights\"", "href=\"#language\"", "href=\"#reason\"");
        assertThat(journey.file(reference).rights()).containsExactly(Right.ACCESS);
    }

    @Test
    void saysWhyACorrectionIsRefusedAndKeepsIt() throws Exception {
        CaseReference reference = journey.released();
        assertThat(panel(reference, "nadia")).doesNotContain("correct-sorting", "correct-receipt");
        assertThat(body(sorting(reference, version(reference)), 409))
                .contains("This was not done", "until an answer is approved", "typed words");
    }

    @Test
    void answersAStaleCorrectionWithWhatWasTypedAndTheNewVersion() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        String stale = version(reference);
        mvc.perform(sorting(reference, stale)).andExpect(status().is3xxRedirection());
        assertThat(body(sorting(reference, stale), 409))
                .contains("typed words", "name=\"version\" value=\"" + version(reference) + "\"");
    }

    @Test
    void showsACorrectionAgainThatWasTypedInAnEndedSession() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        TypedForm typed = new TypedForm(
                address(reference, "correct-sorting"),
                Map.of("reason", List.of("Typed before"), "version", List.of("0")));
        assertThat(body(
                        get(address(reference, "correct-sorting"))
                                .header(WHO, "nadia")
                                .sessionAttr(TypedForm.ATTRIBUTE, typed),
                        200))
                .contains("You were signed out", "Typed before", "name=\"version\" value=\"0\"");
        assertThat(body(
                        get(address(reference, "correct-receipt"))
                                .header(WHO, "nadia")
                                .sessionAttr(TypedForm.ATTRIBUTE, typed),
                        200))
                .doesNotContain("Typed before");
    }

    @Test
    void correctsTheDateOfReceiptAndShowsBothDates() throws Exception {
        CaseReference reference = journey.received();
        assertThat(panel(reference, "ines")).contains("/acts/correct-receipt").doesNotContain("correct-sorting");
        assertThat(body(get(address(reference, "correct-receipt")).header(WHO, "ines"), 200))
                .contains("value=\"2026-11-24\"", "value=\"10:00\"", "Arrived in our mailbox");
        mvc.perform(form(reference, "correct-receipt")
                        .param("receivedOn", "2026-11-15")
                        .param("receivedTime", "08:30")
                        .param("reason", "Forwarded by a colleague"))
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(clocks.ruling(reference).orElseThrow().due()).hasToString("2026-12-15");
        assertThat(panel(reference, "ines"))
                .contains("Sun 15 Nov 2026, 08:30", "Arrived in our mailbox", "Tue 24 Nov 2026, 10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, receivedOn",
        "soon, receivedOn",
        "1989-01-01, receivedOn",
        "2025-11-01, confirmedReceivedOn"
    })
    void namesTheFieldOfAReceiptThatCannotBe(String day, String field) throws Exception {
        CaseReference reference = journey.received();
        assertThat(body(
                        form(reference, "correct-receipt")
                                .param("receivedOn", day)
                                .param("reason", "x"),
                        422))
                .contains("href=\"#" + field + "\"", "id=\"" + field + "\"");
    }

    @Test
    void takesAReceiptLongAgoOnceTheVeryDayIsConfirmed() throws Exception {
        CaseReference reference = journey.received();
        MockHttpServletRequestBuilder other = form(reference, "correct-receipt")
                .param("receivedOn", "2025-11-01")
                .param("confirmedReceivedOn", "2025-11-02")
                .param("reason", "x");
        assertThat(body(other, 422)).contains("Yes, it was received on 2025-11-01");
        mvc.perform(form(reference, "correct-receipt")
                        .param("receivedOn", "2025-11-01")
                        .param("confirmedReceivedOn", "2025-11-01")
                        .param("reason", "It lay in a drawer"))
                .andExpect(redirectedUrl("/cases/" + reference));
    }

    @Test
    void actsByJsonWithTheSameFieldsAndTellsTheVersion() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        mvc.perform(json(
                        reference,
                        "correct-sorting",
                        "\"rights\":[\"ERASURE\"],\"language\":\"en\",\"asker\":\"SUBJECT\",\"reason\":\"x\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage").value("COLLECTING"))
                .andExpect(jsonPath("$.version").value(journey.version(reference)));
        mvc.perform(json(reference, "correct-receipt", "\"receivedOn\":\"2026-11-15\",\"reason\":\"x\""))
                .andExpect(status().isOk());
        assertThat(clocks.ruling(reference).orElseThrow().due()).hasToString("2026-12-15");
        mvc.perform(json(reference, "correct-sorting", "\"rights\":[\"ERASURE\"]"))
                .andExpect(result -> assertThat(result.getResolvedException()).isInstanceOf(FieldProblems.class));
        assertThatThrownBy(() -> mvc.perform(post("/api/v1/cases/" + reference + "/acts/correct-sorting")
                        .header(WHO, "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":0,\"rights\":[\"ACCESS\"],\"language\":\"en\",\"asker\":\"SUBJECT\","
                                + "\"reason\":\"x\"}")))
                .hasCauseInstanceOf(SomeoneWasFaster.class);
    }

    @Test
    void offersToTakeBackWhatIsToBePostedOnlyWhereItIs() throws Exception {
        CaseReference reference = journey.toPost();
        assertThat(body(get("/test/" + reference + "/panels/answer").header(WHO, "nadia"), 200))
                .contains("/acts/cancel-posting");
        assertThat(body(form(reference, "cancel-posting"), 422)).contains("href=\"#reason\"");
        mvc.perform(form(reference, "cancel-posting").param("reason", "Wrong address"))
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        CaseReference other = journey.toPost();
        mvc.perform(json(other, "cancel-posting", "\"reason\":\"Wrong address\""))
                .andExpect(jsonPath("$.stage").value(Stage.DRAFTING.name()));
    }

    @Test
    void promisesNothingMoreOnceAColleagueStoppedTheAnswer() throws Exception {
        CaseReference reference = journey.released();
        assertThat(body(get(address(reference, "cancel-sending")).header(WHO, "nadia"), 200))
                .contains("The answer is approved and leaves", "Stop it and make it a draft again");
        mvc.perform(post(address(reference, "cancel-sending")).header(WHO, "omar"))
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(body(post(address(reference, "cancel-sending")).header(WHO, "nadia"), 409))
                .contains("This was not done", "No answer is waiting to leave. Now: Drafting the answer.")
                .doesNotContain("The answer is approved", "<form", "<button");
    }

    @Test
    void promisesNothingMoreOnceASenderHasTheAnswer() throws Exception {
        CaseReference reference = journey.released();
        outbox.claim(journey.letter(reference));
        assertThat(body(post(address(reference, "cancel-sending")).header(WHO, "nadia"), 409))
                .contains("The answer is already on its way and cannot be stopped any more.")
                .doesNotContain("The answer is approved", "<form", "<button");
    }

    @Test
    void keepsTheWordsOfAnActThatIsNotPossibleAnyMoreWithoutOfferingIt() throws Exception {
        CaseReference reference = journey.toPost();
        String seen = version(reference);
        mvc.perform(form(reference, "cancel-posting").param("reason", "Wrong address"))
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(body(
                        post(address(reference, "cancel-posting"))
                                .header(WHO, "nadia")
                                .param("version", seen)
                                .param("reason", "typed words"),
                        409))
                .contains(
                        "“Make the answer a draft again” is not possible as the case stands: Drafting the answer.",
                        "typed words")
                .doesNotContain("waits to be posted", "send it again", "<button");
    }

    @Test
    void showsNobodyAPageOfAnActThatIsNotTheirs() {
        CaseReference reference = journey.identified(Right.ACCESS);
        assertThatThrownBy(() ->
                        mvc.perform(get(address(reference, "correct-sorting")).header(WHO, "omar")))
                .hasCauseInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> mvc.perform(post(address(reference, "correct-receipt"))
                        .header(WHO, "adm")
                        .param("receivedOn", "2026-11-15")))
                .hasCauseInstanceOf(NotPermitted.class);
    }

    @Test
    void showsTheFormOfNewRequestsOnlyToThoseWhoMayEnterThem() {
        assertThatThrownBy(() -> mvc.perform(get("/requests/new").header(WHO, "omar")))
                .hasCauseInstanceOf(NotPermitted.class);
        assertThatThrownBy(() ->
                        mvc.perform(post("/requests/new").header(WHO, "omar").param("channel", "POST")))
                .hasCauseInstanceOf(NotPermitted.class);
    }

    @Test
    void asksAgainForADayOfReceiptMoreThanAYearAgo() throws Exception {
        assertThat(body(entry().param("receivedOn", "2025-11-23"), 422))
                .contains("Yes, it was received on 2025-11-23", "more than 12 months back", "typed words");
        mvc.perform(entry().param("receivedOn", "2025-11-23").param("confirmedReceivedOn", "2025-11-23"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(entry().param("receivedOn", "2025-11-24")).andExpect(status().is3xxRedirection());
    }

    @Test
    void letsThePersonChooseTheLegalEntity() throws Exception {
        assertThat(body(get("/requests/new").header(WHO, "ines"), 200)).contains("Northwind Networks Inc.");
        String entered = String.valueOf(
                mvc.perform(entry().param("receivedOn", "2026-11-20").param("legalEntity", "us"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        CaseReference reference = new CaseReference(entered.substring("/cases/".length()));
        assertThat(clocks.of(reference)).singleElement().satisfies(one -> assertThat(one.zone())
                .hasToString("America/Los_Angeles"));
        assertThat(body(entry().param("receivedOn", "2026-11-20").param("legalEntity", "mars"), 422))
                .contains("href=\"#legalEntity\"");
    }

    @Test
    void namesTheFieldThatIsTooLong() throws Exception {
        assertThat(body(entry().param("receivedOn", "2026-11-20").param("name", "n".repeat(1_201)), 422))
                .contains("href=\"#name\"", "The name has 1,201 characters; at most 200 are taken");
        mvc.perform(entry().param("receivedOn", "2026-11-20").param("name", "\uD83D\uDE00".repeat(200)))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void takesTheAddressOnFileForProofOnlyWhenTheDirectoryKnowsTheSender() throws Exception {
        CaseReference unknown = journey.sorted(Right.ACCESS);
        assertThat(identityForm(unknown)).contains("The directory does not know <b>joana@example.org</b>");
        assertThat(body(onFile(unknown), 422)).contains("id=\"how-fault\"", "does not know an address");
        assertThat(journey.file(unknown).stage()).isEqualTo(Stage.SORTED);

        jdbc.sql("insert into casework_directory (email, standing) values ('joana@example.org', 'ACCOUNT_HOLDER')")
                .update();
        try {
            CaseReference known = journey.sorted(Right.ACCESS);
            assertThat(identityForm(known)).contains("as an account holder", "is not proven yet");
            mvc.perform(onFile(known)).andExpect(redirectedUrl("/cases/" + known));
            CaseReference called = journey.byPhone("joana@example.org");
            assertThat(body(onFile(called), 422)).contains("id=\"how-fault\"");
        } finally {
            jdbc.sql("delete from casework_directory").update();
        }
    }

    private String identityForm(CaseReference reference) throws Exception {
        return body(get("/test/" + reference + "/forms/userTask_decideIdentity").header(WHO, "nadia"), 200);
    }

    private MockHttpServletRequestBuilder onFile(CaseReference reference) {
        return post("/cases/" + reference + "/tasks/userTask_decideIdentity")
                .header(WHO, "nadia")
                .param("version", version(reference))
                .param("decision", "accept")
                .param("how", "ADDRESS_ON_FILE");
    }

    private MockHttpServletRequestBuilder entry() {
        return post("/requests/new")
                .header(WHO, "ines")
                .param("channel", "POST")
                .param("email", "joana@example.org")
                .param("asked", "typed words")
                .param("language", "en");
    }

    private MockHttpServletRequestBuilder sorting(CaseReference reference, String version) {
        return post(address(reference, "correct-sorting"))
                .header(WHO, "nadia")
                .param("version", version)
                .param("rights", "ERASURE")
                .param("language", "en")
                .param("asker", "SUBJECT")
                .param("reason", "typed words");
    }

    private MockHttpServletRequestBuilder form(CaseReference reference, String act) {
        return post(address(reference, act)).header(WHO, "nadia").param("version", version(reference));
    }

    private MockHttpServletRequestBuilder json(CaseReference reference, String act, String fields) {
        return post("/api/v1" + address(reference, act))
                .header(WHO, "nadia")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\":" + version(reference) + "," + fields + "}");
    }

    private static String address(CaseReference reference, String act) {
        return "/cases/" + reference + "/acts/" + act;
    }

    private String panel(CaseReference reference, String who) throws Exception {
        return body(get("/test/" + reference + "/panels/request").header(WHO, who), 200);
    }

    private String body(MockHttpServletRequestBuilder request, int status) throws Exception {
        return mvc.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String version(CaseReference reference) {
        return String.valueOf(journey.version(reference));
    }
}
