package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.sar.Journey;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.habeas.sar.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SarTest
class TaskControllerIntegrationTests {

    private static final String WHO = "X-Test-Who";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private CaseClocks clocks;

    @Test
    void worksACaseFromSortingToApprovalThroughItsForms() throws Exception {
        CaseReference reference = journey.received();
        drawn(reference, "userTask_sortRequest", "ines")
                .contains("access: copy of my data")
                .contains("value=\"ACCESS\" checked");
        mvc.perform(task(reference, "userTask_sortRequest", "ines")
                        .param("isRequest", "yes")
                        .param("rights", "ACCESS", "ERASURE")
                        .param("language", "en"))
                .andExpect(redirectedUrl("/cases/" + reference));
        drawn(reference, "userTask_decideIdentity", "nadia").contains("Wrote from the address on file");
        mvc.perform(task(reference, "userTask_decideIdentity", "nadia")
                        .param("decision", "accept")
                        .param("how", "KNOWN_FACT"))
                .andExpect(redirectedUrl("/cases/" + reference));
        mvc.perform(multipart("/cases/" + reference + "/tasks/userTask_collectData")
                        .file(new MockMultipartFile(
                                "file",
                                "C:\\home\\..\\account.csv",
                                "text/csv",
                                "name;Joana".getBytes(StandardCharsets.UTF_8)))
                        .header(WHO, "nadia")
                        .param("version", version(reference))
                        .param("do", "record")
                        .param("category", "Account <b>")
                        .param("purpose", "to run it")
                        .param("recipients", "nobody")
                        .param("storage", "two years")
                        .param("source", "you"))
                .andExpect(redirectedUrl("/cases/" + reference + "?task=userTask_collectData#task"));
        drawn(reference, "userTask_collectData", "nadia").contains("account.csv", "Account &lt;b&gt;");
        mvc.perform(task(reference, "userTask_collectData", "nadia").param("do", "finish"))
                .andExpect(redirectedUrl("/cases/" + reference));
        drawn(reference, "userTask_draftAnswer", "nadia")
                .contains("outcome-ERASURE", "joana@example.org", "account.csv");
        String preview = String.valueOf(mvc.perform(draft(reference, "preview"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(preview).isEqualTo("/cases/" + reference + "/preview/" + journey.letter(reference));
        drawn(reference, "userTask_draftAnswer", "nadia").contains("Hand over to a second person");
        mvc.perform(draft(reference, "submit")).andExpect(redirectedUrl("/cases/" + reference));
        drawn(reference, "userTask_approveAnswer", "omar").contains("/preview/" + journey.letter(reference));
        assertThat(body(get("/test/" + reference + "/approval").header(WHO, "omar")))
                .contains("To joana@example.org", "Leaves 60 seconds", "Return to Nadia Ferro");
        mvc.perform(task(reference, "userTask_approveAnswer", "omar")
                        .param("do", "approve")
                        .param("sha256", journey.sha256(reference)))
                .andExpect(redirectedUrl("/cases/" + reference));
        journey.runJobs(reference);
        assertThat(body(get("/test/" + reference + "/panels/request").header(WHO, "nadia")))
                .contains("Granted in part", "not in the directory");
        assertThat(body(get("/test/" + reference + "/panels/holdings").header(WHO, "nadia")))
                .contains("account.csv", "kept two years");
        mvc.perform(post("/cases/" + reference + "/acts/cancel-sending").header(WHO, "nadia"))
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
    }

    @Test
    void keepsWhatWasTypedAndNamesEveryFieldThatIsMissing() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        mvc.perform(task(reference, "userTask_collectData", "nadia")
                        .param("do", "record")
                        .param("category", "Invoices of 2025"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Invoices of 2025")))
                .andExpect(content().string(containsString("Say why it is used")));
        assertThat(journey.file(reference).holdings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "content", "purpose", "recipients", "storage", "source"})
    void finishesCollectingOnlyWhenNoEntryIsHalfTyped(String field) throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        mvc.perform(task(reference, "userTask_collectData", "nadia")
                        .param("do", "finish")
                        .param(field, "Half typed"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Half typed")))
                .andExpect(
                        result -> assertThat(result.getModelAndView().getModel().get("errors"))
                                .asString()
                                .contains("Record this entry or empty it first"));
        mvc.perform(multipart("/cases/" + reference + "/tasks/userTask_collectData")
                        .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {1}))
                        .header(WHO, "nadia")
                        .param("version", version(reference))
                        .param("do", "finish"))
                .andExpect(status().isUnprocessableEntity());
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.COLLECTING);
    }

    @Test
    void answersAStaleFormWithWhatWasTypedAndTheNewVersion() throws Exception {
        CaseReference reference = journey.identified(Right.ACCESS);
        String stale = version(reference);
        mvc.perform(entry(reference).param("category", "First").param("version", stale))
                .andExpect(status().is3xxRedirection());
        mvc.perform(entry(reference).param("category", "Second").param("version", stale))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Second")))
                .andExpect(content().string(containsString("name=\"version\" value=\"" + version(reference) + "\"")));
        assertThat(journey.file(reference).holdings()).hasSize(1);
    }

    @Test
    void saysWhyADeskRefusesAndKeepsTheForm() throws Exception {
        CaseReference reference = journey.sorted(Right.ERASURE);
        mvc.perform(task(reference, "userTask_decideIdentity", "nadia")
                        .param("decision", "accept")
                        .param("how", "NOT_NEEDED")
                        .param("reason", "typed before"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("typed before")));
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.SORTED);
    }

    @Test
    void handsOverNothingThatWasChangedAfterThePreview() throws Exception {
        CaseReference reference = journey.collected(Right.ACCESS, Right.ERASURE);
        mvc.perform(draft(reference, "preview")).andExpect(status().is3xxRedirection());
        mvc.perform(draft(reference, "submit").param("message", "slipped in")).andExpect(status().isConflict());
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.DRAFTING);
    }

    @Test
    void refusesAnApprovalWithoutAHash() throws Exception {
        CaseReference reference = journey.submitted();
        mvc.perform(task(reference, "userTask_approveAnswer", "omar").param("do", "approve"))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(task(reference, "userTask_approveAnswer", "omar")
                        .param("do", "xyz")
                        .param("sha256", journey.sha256(reference)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(task(reference, "userTask_approveAnswer", "omar").param("sha256", journey.sha256(reference)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(task(reference, "userTask_approveAnswer", "omar").param("do", "return"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say what has to change")));
    }

    @Test
    void drawsTheFormsOfRepliesAndPosting() throws Exception {
        CaseReference reference = journey.received();
        drawn(reference, "userTask_readReply", "nadia").contains("I have read it");
        assertThat(body(get("/test/" + journey.sorted(Right.ACCESS) + "/forms/userTask_postAnswer")
                        .header(WHO, "nadia")))
                .contains("Proof of posting");
    }

    @Test
    void entersByJsonAndSortsByJson() throws Exception {
        String location = String.valueOf(mvc.perform(post("/api/v1/requests")
                        .header(WHO, "ines")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channel\":\"PHONE\",\"receivedOn\":\"2026-11-20\",\"name\":\"Joana\","
                                + "\"email\":\"joana@example.org\",\"asked\":\"Forget me\",\"language\":\"en\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        CaseReference reference = new CaseReference(location.substring(location.lastIndexOf('/') + 1));
        journey.runJobs(reference);
        assertThat(clocks.of(reference)).hasSize(2);
        mvc.perform(post("/api/v1/cases/" + reference + "/tasks/userTask_sortRequest")
                        .header(WHO, "ines")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":\"" + version(reference)
                                + "\",\"isRequest\":\"yes\",\"rights\":[\"ERASURE\",\"ACCESS\"],\"language\":\"en\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage").value("SORTED"))
                .andExpect(jsonPath("$.finished").value(true));
        assertThat(journey.file(reference).rights()).containsExactlyInAnyOrder(Right.ACCESS, Right.ERASURE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version|{'isRequest':'no','reason':'Spam'}",
                "version|{'version':'latest','isRequest':'no','reason':'Spam'}",
                "reason|{'version':'0','isRequest':'no','reason':['a','b']}",
                "reason|{'version':'0','isRequest':'no','reason':{'text':'a'}}",
                "rights|{'version':'0','isRequest':'yes','rights':[{'name':'ACCESS'}]}"
            })
    void namesTheFieldOfATaskThatAProgramSentWrongly(String field, String sent) throws Exception {
        CaseReference reference = journey.received();
        mvc.perform(post("/api/v1/cases/" + reference + "/tasks/userTask_sortRequest")
                        .header(WHO, "ines")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(sent.replace('\'', '"')))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(result -> assertThat(result.getResolvedException())
                        .isInstanceOfSatisfying(FieldProblems.class, problems -> assertThat(problems.messages())
                                .extracting(FieldMessage::field)
                                .containsExactly(field)));
    }

    @Test
    void answersWrongJsonFieldsWithAProblem() throws Exception {
        mvc.perform(post("/api/v1/requests")
                        .header(WHO, "ines")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channel\":\"PIGEON\",\"receivedOn\":\"yesterday\"}"))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void keepsAHandEntryThatCannotBeTaken() throws Exception {
        mvc.perform(post("/requests/new")
                        .header(WHO, "ines")
                        .param("channel", "POST")
                        .param("receivedOn", "2031-01-01")
                        .param("postalAddress", "Rua 1")
                        .param("asked", "typed words")
                        .param("language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("lies in the future")))
                .andExpect(content().string(containsString("typed words")));
    }

    @Test
    void saysBesideTheFieldThatAnAddressIsOurOwn() throws Exception {
        mvc.perform(post("/requests/new")
                        .header(WHO, "ines")
                        .param("channel", "MAIL")
                        .param("receivedOn", "2026-11-20")
                        .param("email", "sar@northwind.example")
                        .param("asked", "typed words")
                        .param("language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("<a href=\"#email\">That is our own mailbox")));
    }

    @Test
    void entersByHandOnThePage() throws Exception {
        assertThat(body(get("/requests/new").header(WHO, "ines"))).contains("value=\"2026-11-24\"", "by telephone");
        String entered = String.valueOf(mvc.perform(post("/requests/new")
                        .header(WHO, "ines")
                        .param("channel", "POST")
                        .param("receivedOn", "2026-11-20")
                        .param("name", "Joana Teles")
                        .param("postalAddress", "Rua 1\n1000 Lisboa")
                        .param("asked", "Delete my data\nall of it")
                        .param("language", "en"))
                .andExpect(redirectedUrlPattern("/cases/SAR-2026-*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        CaseReference reference = new CaseReference(entered.substring("/cases/".length()));
        assertThat(body(get("/test/" + reference + "/panels/request").header(WHO, "ines")))
                .contains("<span>all of it</span>", "by post");
        drawn(reference, "userTask_postAnswer", "nadia").contains("<span>1000 Lisboa</span>");
    }

    @Test
    void showsNothingOfOneFormToAnotherRole() throws Exception {
        CaseReference reference = journey.received();
        mvc.perform(get("/test/" + reference + "/panels/request").header(WHO, "omar"))
                .andExpect(content().string(not(containsString("form"))));
    }

    private MockHttpServletRequestBuilder draft(CaseReference reference, String what) {
        return task(reference, "userTask_draftAnswer", "nadia")
                .param("do", what)
                .param("documents", files(reference))
                .param("outcome-ACCESS", "GRANTED")
                .param("outcome-ERASURE", "GRANTED_IN_PART")
                .param("detail-ERASURE", "The account")
                .param("grounds-ERASURE", "Invoices until 2036, Art. 17(3)(b)")
                .param("automatedDecisions", "None.")
                .param("transfers", "None.");
    }

    private String files(CaseReference reference) {
        return journey.file(reference).holdings().stream()
                .flatMap(found -> Stream.ofNullable(found.document()))
                .map(UUID::toString)
                .collect(Collectors.joining("\n"));
    }

    private MockHttpServletRequestBuilder entry(CaseReference reference) {
        return post("/cases/" + reference + "/tasks/userTask_collectData")
                .header(WHO, "nadia")
                .param("do", "record")
                .param("content", "x")
                .param("purpose", "p")
                .param("recipients", "r")
                .param("storage", "s")
                .param("source", "o");
    }

    private MockHttpServletRequestBuilder task(CaseReference reference, String task, String who) {
        return post("/cases/" + reference + "/tasks/" + task).header(WHO, who).param("version", version(reference));
    }

    private AbstractStringAssert<?> drawn(CaseReference reference, String task, String who) throws Exception {
        return assertThat(body(get("/test/" + reference + "/forms/" + task).header(WHO, who)));
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String version(CaseReference reference) {
        return String.valueOf(journey.version(reference));
    }
}
