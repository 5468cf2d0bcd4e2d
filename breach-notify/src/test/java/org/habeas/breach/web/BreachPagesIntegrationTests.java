package org.habeas.breach.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractStringAssert;
import org.habeas.breach.BreachTest;
import org.habeas.breach.Incident;
import org.habeas.breach.MovableClock;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.FieldMessage;
import org.habeas.workflows.model.BreachModel.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.ErrorResponseException;

@BreachTest
class BreachPagesIntegrationTests {

    private static final String WHO = "X-Test-Who";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Incident incident;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void opensAnIncidentAndAsksWhereATimeWasTwice() throws Exception {
        mvc.perform(get("/breaches/new").header(WHO, "tomas"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Open an incident")));
        mvc.perform(opening("2026-10-25 02:30"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("twice in Europe/Berlin")))
                .andExpect(content().string(containsString("Export readable by anybody")));
        mvc.perform(opening("2026-11-30 10:00"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("lies in the future")));
        mvc.perform(opening("soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("enter day and time like")));
        mvc.perform(opening("2026-10-25 02:30").param("pass-aware", "SECOND"))
                .andExpect(redirectedUrlPattern("/cases/BR-2026-*"));
        mvc.perform(get("/breaches").header(WHO, "tomas"))
                .andExpect(content().string(containsString("Export readable by anybody")))
                .andExpect(content().string(containsString("Late by")));
    }

    @Test
    void worksAnIncidentThroughItsForms() throws Exception {
        CaseReference reference = incident.opened();
        drawn(reference, Steps.ASSESS_BREACH)
                .contains("An export lay on a public address.", "Somebody did it on purpose");
        mvc.perform(assess(reference).param("affected", "Germany many"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("one jurisdiction a line")));
        mvc.perform(assess(reference).param("affected", "DE 1200 3000\nFR ? ?")).andExpect(status().is3xxRedirection());
        drawn(reference, Steps.ASSESS_BREACH).contains("FR ? ?");
        mvc.perform(task(reference, Steps.ASSESS_BREACH, "tomas").param("do", "finish"))
                .andExpect(status().is3xxRedirection());
        drawn(reference, Steps.DECIDE_NOTIFICATION).contains("3 × 1 + 0.75 = 3.75, high", "Art. 34(1)");
        mvc.perform(task(reference, Steps.DECIDE_NOTIFICATION, "tomas")
                        .param("isBreach", "yes")
                        .param("verdict-ART_33_1", "TELL")
                        .param("reasons-ART_33_1", "Readable by anybody")
                        .param("verdict-ART_34_1", "NOT_NEEDED"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write the reasons under")))
                .andExpect(content().string(containsString("Readable by anybody")));
        mvc.perform(task(reference, Steps.DECIDE_NOTIFICATION, "tomas")
                        .param("isBreach", "yes")
                        .param("verdict-ART_33_1", "TELL")
                        .param("reasons-ART_33_1", "Readable by anybody")
                        .param("verdict-ART_34_1", "NOT_NEEDED")
                        .param("reasons-ART_34_1", "Names only"))
                .andExpect(status().is3xxRedirection());
        drawn(reference, Steps.FILE_WITH_AUTHORITY).contains("Supervisory authority", "NIS 2 early warning");
        String early = incident.file(reference).duties().stream()
                .filter(one -> one.obligation().rule().equals("nis2-early"))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
        mvc.perform(task(reference, Steps.FILE_WITH_AUTHORITY, "tomas")
                        .param("do", "prepare")
                        .param("duty", early)
                        .param("phase", "INITIAL"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(task(reference, Steps.FILE_WITH_AUTHORITY, "tomas")
                        .param("do", "record")
                        .param(
                                "filing",
                                incident.file(reference).filings().get(0).id().toString())
                        .param("submittedAt", "2026-11-24 09:30")
                        .param("zone", "Europe/Berlin")
                        .param("proof", "receipt.pdf"))
                .andExpect(status().is3xxRedirection());
        panel(reference, "filings").contains("Filing 1: NIS 2 early warning", "receipt.pdf");
        panel(reference, "wall").contains("Running, 3", "Done, 1", "Ruled out, 1", "No date yet, 1", "Nobody");
        panel(reference, "facts").contains("Within a quarter of a threshold", "Must be told");
        panel(reference, "instants")
                .contains("alert of the intrusion detection", "09:00 Berlin")
                .doesNotContain("proposed");
    }

    @Test
    void tellsCustomersThroughTheForms() throws Exception {
        CaseReference reference = incident.decided();
        mvc.perform(multipart("/cases/" + reference + "/tasks/" + Steps.PREPARE_NOTICE)
                        .file(new MockMultipartFile(
                                "file", "list.csv", "text/csv", Incident.CUSTOMERS.getBytes(StandardCharsets.UTF_8)))
                        .header(WHO, "tomas")
                        .param("version", version(reference))
                        .param("do", "import"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Nothing was imported: 1 of 4 rows cannot be used")))
                .andExpect(content().string(containsString("Line 5 has an e-mail address that cannot be used")));
        assertThat(incident.file(reference).notice()).isEmpty();
        mvc.perform(multipart("/cases/" + reference + "/tasks/" + Steps.PREPARE_NOTICE)
                        .file(new MockMultipartFile(
                                "file", "list.csv", "text/csv", Incident.CUSTOMERS.getBytes(StandardCharsets.UTF_8)))
                        .header(WHO, "tomas")
                        .param("version", version(reference))
                        .param("goodOnly", "yes")
                        .param("do", "import"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(task(reference, Steps.PREPARE_NOTICE, "tomas").param("do", "prepare"))
                .andExpect(status().is3xxRedirection());
        drawn(reference, Steps.PREPARE_NOTICE).contains("2 letters rendered, 1 held, 1 rows not usable");
        mvc.perform(task(reference, Steps.PREPARE_NOTICE, "tomas").param("do", "submit"))
                .andExpect(status().is3xxRedirection());
        panel(reference, "notices")
                .contains("Line 5 has an e-mail address that cannot be used", "Held: field customer is empty")
                .contains("Rendered, waits for approval", "48 hours");
        mvc.perform(get("/test/" + reference + "/forms/" + Steps.APPROVE_NOTICE).header(WHO, "omar"))
                .andExpect(content().string(containsString(incident.hash(reference))));
        mvc.perform(task(reference, Steps.APPROVE_NOTICE, "omar")
                        .param("do", "approve")
                        .param("hash", incident.hash(reference)))
                .andExpect(status().is3xxRedirection());
        incident.runJobs(reference);
        drawn(reference, Steps.FOLLOW_RECIPIENTS).contains("Everybody was told");
        mvc.perform(task(reference, Steps.FOLLOW_RECIPIENTS, "tomas").param("do", "done"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Everybody was told")));
    }

    @Test
    void tellsOnThePageThatLettersWereStoppedBecauseAFactChanged() throws Exception {
        CaseReference reference = incident.noticeSubmitted();
        mvc.perform(get("/test/" + reference + "/forms/" + Steps.APPROVE_NOTICE).header(WHO, "omar"))
                .andExpect(content().string(containsString("a fact that changes until then stops them")));
        mvc.perform(task(reference, Steps.APPROVE_NOTICE, "omar")
                        .param("do", "approve")
                        .param("hash", incident.hash(reference)))
                .andExpect(status().is3xxRedirection());
        incident.runJobs(reference);
        mvc.perform(post("/cases/" + reference + "/facts")
                        .header(WHO, "tomas")
                        .param("version", version(reference))
                        .param("description", "A second export lay open too.")
                        .param("why", "Found"))
                .andExpect(status().is3xxRedirection());

        panel(reference, "notices")
                .contains("Notice 1, stopped, because the facts were changed", "Notice 2, being prepared")
                .contains("Stopped before it left");
        drawn(reference, Steps.PREPARE_NOTICE).contains("2 letters were stopped, 0 had left", "needs a new approval");
    }

    @Test
    void offersToHandOverOnlyWhatIsRendered() throws Exception {
        CaseReference reference = incident.opened();
        drawn(reference, Steps.PREPARE_NOTICE).doesNotContain("Render the notice", "Hand it to a second person");
        mvc.perform(task(reference, Steps.PREPARE_NOTICE, "tomas")
                        .param("do", "import")
                        .param("customers", "customer,name,email,people\nc1,Alpha,breach@alpha.example,4"))
                .andExpect(status().is3xxRedirection());
        drawn(reference, Steps.PREPARE_NOTICE)
                .contains("Render the notice")
                .doesNotContain("Hand it to a second person");
        mvc.perform(assess(reference)).andExpect(status().is3xxRedirection());
        mvc.perform(task(reference, Steps.PREPARE_NOTICE, "tomas").param("do", "prepare"))
                .andExpect(status().is3xxRedirection());
        drawn(reference, Steps.PREPARE_NOTICE).contains("Hand it to a second person");
        mvc.perform(task(reference, Steps.PREPARE_NOTICE, "tomas")
                        .param("do", "submit")
                        .param("message", "Ring us at any hour."))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("These words are in no letter yet")));
        mvc.perform(task(reference, Steps.PREPARE_NOTICE, "tomas")
                        .param("do", "submit")
                        .param("message", ""))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void speaksTheSameVerbsAsJson() throws Exception {
        mvc.perform(post("/api/v1/breaches")
                        .header(WHO, "tomas")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"title": "Lost laptop", "roles": ["CONTROLLER"], "regimes": ["GDPR"],
                                 "zone": "Europe/Berlin", "aware": "2026-11-24 08:00", "source": "call"}
                                """))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.reference").value(org.hamcrest.Matchers.startsWith("BR-2026-")));
        CaseReference reference = incident.noticeSubmitted();
        mvc.perform(post("/api/v1/cases/" + reference + "/tasks/" + Steps.APPROVE_NOTICE)
                        .header(WHO, "omar")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"do\": \"approve\", \"hash\": \"" + incident.hash(reference) + "\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.finished").value(true));
        mvc.perform(post("/api/v1/breaches/" + reference + "/instants")
                        .header(WHO, "tomas")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"kind\": \"DETECTED\", \"at\": \"2026-11-24 07:00\", \"zone\": \"Europe/Berlin\","
                                + " \"source\": \"log\", \"version\": " + version(reference) + "}"))
                .andExpect(status().isOk());
    }

    @Test
    void saysBesideWhichFieldAnInstantIsWrong() throws Exception {
        refusedByField("\"aware\": \"2026-11-30 10:00\"", "aware", "lies in the future. In Europe/Berlin it is now");
        refusedByField("\"aware\": \"2026-10-25 02:30\"", "aware", "twice in Europe/Berlin");
        refusedByField(
                "\"aware\": \"2026-11-24 08:00\", \"detected\": \"2026-03-29 02:30\"",
                "detected",
                "never was that time");
        refusedByField(
                "\"aware\": \"2026-11-24 08:00\", \"detected\": \"2026-11-24 08:30\"",
                "aware",
                "Aware lies before detected");
        refusedByField(
                "\"aware\": \"2026-11-24 08:00\", \"occurred\": \"2026-11-23 08:30\", \"told\": \"2026-11-23 08:00\"",
                "told",
                "Told by a processor lies before occurred");
        mvc.perform(opening("2026-10-25 02:30"))
                .andExpect(content().string(containsString("The first, before the clocks went back")));
    }

    @Test
    void refusesAReleaseAfterAFactChangedAndRowsThatCannotBeUsed() throws Exception {
        CaseReference reference = incident.noticeSubmitted();
        String hash = incident.hash(reference);
        mvc.perform(post("/cases/" + reference + "/facts")
                        .header(WHO, "tomas")
                        .param("version", version(reference))
                        .param("description", "A second export lay open too."))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say what is new in this version")));
        mvc.perform(post("/cases/" + reference + "/facts")
                        .header(WHO, "tomas")
                        .param("version", version(reference))
                        .param("description", "A second export lay open too.")
                        .param("why", "Found"))
                .andExpect(status().is3xxRedirection());
        assertThatThrownBy(() -> mvc.perform(post("/api/v1/cases/" + reference + "/tasks/" + Steps.APPROVE_NOTICE)
                        .header(WHO, "omar")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"do\": \"approve\", \"hash\": \"" + hash + "\"}")))
                .hasCauseInstanceOf(ActRefused.class)
                .hasMessageContaining("The facts were changed to version 3");
        mvc.perform(post("/api/v1/cases/" + reference + "/tasks/" + Steps.PREPARE_NOTICE)
                        .header(WHO, "tomas")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"do\": \"import\", \"customers\": \"customer,email\\nc1,no address\\nc2\","
                                + " \"version\": " + version(reference) + "}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(result -> assertThat(problems(result))
                        .containsExactly(
                                new FieldMessage(
                                        "file",
                                        "Nothing was imported: 2 of 2 rows cannot be used. Mend them, or take the others"
                                                + " without them."),
                                new FieldMessage("file", "Line 2 has an e-mail address that cannot be used"),
                                new FieldMessage("file", "Line 3 has 1 cells, the first line has 2")));
    }

    private void refusedByField(String instants, String field, String words) throws Exception {
        mvc.perform(post("/api/v1/breaches")
                        .header(WHO, "tomas")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\": \"Lost laptop\", \"roles\": [\"CONTROLLER\"], \"regimes\": [\"GDPR\"],"
                                + " \"zone\": \"Europe/Berlin\", \"source\": \"call\", " + instants + "}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(
                        result -> assertThat(problems(result)).singleElement().satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.message()).contains(words);
                        }));
    }

    /** What the whole application writes into the answer of the programming interface. */
    private static List<FieldMessage> problems(MvcResult result) {
        return result.getResolvedException() instanceof ErrorResponseException refused
                ? ((List<?>) Objects.requireNonNull(refused.getBody().getProperties())
                                .getOrDefault("errors", List.of()))
                        .stream().map(FieldMessage.class::cast).toList()
                : List.of();
    }

    @Test
    void givesTheRegisterAsCsvToThoseWhoMayHaveIt() throws Exception {
        CaseReference reference = incident.opened();

        mvc.perform(get("/breaches/register.csv").header(WHO, "omar"))
                .andExpect(header().string("Content-Disposition", containsString("breach-register.csv")))
                .andExpect(content().string(containsString(reference.value())));
        mvc.perform(get("/breaches").header(WHO, "omar"))
                .andExpect(content().string(not(containsString(">Open an incident<"))));
    }

    private MockHttpServletRequestBuilder opening(String aware) {
        return post("/breaches/new")
                .header(WHO, "tomas")
                .param("title", "Export readable by anybody")
                .param("roles", "PROCESSOR", "CONTROLLER")
                .param("regimes", "GDPR")
                .param("zone", "Europe/Berlin")
                .param("aware", aware)
                .param("source", "alert");
    }

    private MockHttpServletRequestBuilder assess(CaseReference reference) {
        return task(reference, Steps.ASSESS_BREACH, "tomas")
                .param("do", "state")
                .param("nature", "CONFIDENTIALITY")
                .param("description", "An export lay on a public address.")
                .param("categories", "names\nmails")
                .param("consequences", "Unwanted mail")
                .param("measures", "Closed")
                .param("financial", "0")
                .param("identification", "MAXIMUM")
                .param("availability", "TEMPORARY")
                .param("malicious", "yes")
                .param("why", "Counted");
    }

    private MockHttpServletRequestBuilder task(CaseReference reference, String task, String who) {
        return post("/cases/" + reference + "/tasks/" + task).header(WHO, who).param("version", version(reference));
    }

    private String version(CaseReference reference) {
        return String.valueOf(incident.version(reference));
    }

    private AbstractStringAssert<?> drawn(CaseReference reference, String task) throws Exception {
        return body("/test/" + reference + "/forms/" + task);
    }

    private AbstractStringAssert<?> panel(CaseReference reference, String id) throws Exception {
        return body("/test/" + reference + "/panels/" + id);
    }

    private AbstractStringAssert<?> body(String path) throws Exception {
        return assertThat(mvc.perform(get(path).header(WHO, "tomas"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
