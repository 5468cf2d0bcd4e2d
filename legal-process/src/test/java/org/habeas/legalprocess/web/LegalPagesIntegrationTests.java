package org.habeas.legalprocess.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.legalprocess.Demand;
import org.habeas.legalprocess.FakeOutbox;
import org.habeas.legalprocess.Identifier;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalJourney;
import org.habeas.legalprocess.LegalTest;
import org.habeas.legalprocess.MovableClock;
import org.habeas.legalprocess.Particulars;
import org.habeas.legalprocess.TargetEntry;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@LegalTest
class LegalPagesIntegrationTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LegalJourney journey;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userTask_recordDemand",
                "userTask_authenticateAuthority",
                "userTask_reviewDemand",
                "userTask_objectToAuthority",
                "userTask_contestDemand",
                "userTask_pursueRemedies",
                "userTask_decideNotice",
                "userTask_askExtension",
                "userTask_approveEmergency",
                "userTask_decideObjection",
                "userTask_readReply",
                "userTask_prepareProduction",
                "userTask_approveProduction",
                "userTask_tellAfterwards"
            })
    void drawsTheFormOfEveryTask(String task) throws Exception {
        CaseReference reference = journey.told();
        mvc.perform(as("lena", get("/test/" + reference + "/forms/" + task)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("/cases/" + reference + "/tasks/" + task)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demand", "targets", "conditions"})
    void drawsEveryPanel(String panel) throws Exception {
        CaseReference reference = journey.told();
        mvc.perform(as("lena", get("/test/" + reference + "/panels/" + panel))).andExpect(status().isOk());
    }

    @Test
    void listsWhatProductionNeedsWithWhatToDo() throws Exception {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, true, ExtraordinaryDemand.FEED));
        mvc.perform(as("lena", get("/test/" + reference + "/panels/conditions")))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("no contest is filed"),
                                Matchers.containsString("not every remedy is exhausted"),
                                Matchers.containsString("The customer was not told."),
                                Matchers.containsString("is-fail"))));
        mvc.perform(as("lena", get("/api/v1/cases/" + reference + "/production-conditions")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("production-needs-remedies")));
    }

    @Test
    void refusesToClearWithTheMissingConditionBesideTheForm() throws Exception {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, true));
        mvc.perform(as("lena", post("/cases/" + reference + "/tasks/userTask_reviewDemand"))
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("decision", "COMPLY")
                        .param("scope", "CONTENT")
                        .param("grounds", "Valid"))
                .andExpect(status().isConflict())
                .andExpect(model().attribute("refusal", Matchers.containsString("no contest is filed")));
    }

    @Test
    void namesTheFieldsOfADemandThatCannotBe() throws Exception {
        CaseReference reference = journey.entered();
        mvc.perform(as("lena", post("/cases/" + reference + "/tasks/userTask_recordDemand"))
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("country", "XX")
                        .param("targets", "nonsense"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("id=\"country-fault\""),
                                Matchers.containsString("id=\"targets-fault\""),
                                Matchers.containsString("id=\"servedOn-fault\""))));
    }

    @ParameterizedTest
    @CsvSource({
        "returnDate, 2026-11-20, returnDate, lies in the past",
        "servedOn, 2026-12-24, servedOn, lies in the future",
        "country, QQ, country, none of ISO 3166-1"
    })
    void saysBesideTheFieldWhatTheDeskRefusesOfADemand(String field, String value, String fault, String words)
            throws Exception {
        CaseReference reference = journey.entered();
        Map<String, String> typed = new LinkedHashMap<>(Map.of(
                "instrument", "SEARCH_WARRANT",
                "category", "CONTENT",
                "authority", "Calder County District Court",
                "country", "US",
                "servedOn", "2026-11-24",
                "targets", "e-mail; m@orlov.example\nnetwork address; 203.0.113.4"));
        typed.put(field, value);
        typed.put("version", String.valueOf(journey.version(reference)));
        MockHttpServletRequestBuilder form = as("lena", post("/cases/" + reference + "/tasks/userTask_recordDemand"));
        typed.forEach(form::param);
        mvc.perform(form)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("id=\"" + fault + "-fault\""),
                                Matchers.containsString(words),
                                Matchers.not(Matchers.containsString("id=\"targets-fault\"")))));
        mvc.perform(as("lena", post("/api/v1/cases/" + reference + "/tasks/userTask_recordDemand"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(new ObjectMapper().writeValueAsString(typed)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(names(fault));
        assertThat(journey.file(reference).demand()).isEmpty();
    }

    @Test
    void takesEveryFieldOfADemandAsItWasTyped() throws Exception {
        CaseReference reference = journey.entered();
        mvc.perform(as("lena", post("/cases/" + reference + "/tasks/userTask_recordDemand"))
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("instrument", "NSL")
                        .param("category", "SUBSCRIBER")
                        .param("authority", "Federal Bureau of Investigation")
                        .param("country", "us")
                        .param("docket", "NSL-26-0001")
                        .param("statute", "18 U.S.C. 2709")
                        .param("servedOn", "2026-11-23")
                        .param("servedTime", "14:30")
                        .param("returnDate", "2026-12-24")
                        .param("email", "agent@fbi.example")
                        .param("officer", "Agent Doe")
                        .param("contact", "+1 555 0100, switchboard")
                        .param(
                                "targets",
                                "account; acct-88213; Brightwater Co-op; owner@brightwater.example\n"
                                        + "e-mail; m.orlov@orlov.example\ndomain; orchard-press.example; Orchard Press")
                        .param("scope", "Names and addresses since 2025")
                        .param("flags", "judicial", "emergency", "gdpr")
                        .param("extraordinary", "KEYS", "MODIFY_DNS"))
                .andExpect(redirectedUrlPattern("/cases/LP-2026-*"));

        LegalFile file = journey.file(reference);
        assertThat(file.demand())
                .hasValue(new Demand(
                        InstrumentType.NSL,
                        "US",
                        LocalDate.of(2026, 12, 24),
                        DataCategory.SUBSCRIBER,
                        true,
                        true,
                        Set.of(ExtraordinaryDemand.KEYS, ExtraordinaryDemand.MODIFY_DNS),
                        true));
        assertThat(file.particulars())
                .isEqualTo(new Particulars(
                        "Federal Bureau of Investigation",
                        "Agent Doe",
                        "agent@fbi.example",
                        "+1 555 0100, switchboard",
                        "NSL-26-0001",
                        "18 U.S.C. 2709",
                        "Names and addresses since 2025"));
        assertThat(file.served()).isEqualTo("Mon 23 Nov 2026, 14:30 Berlin");
        assertThat(file.targets())
                .extracting(LegalFile.Aim::words)
                .containsExactly(
                        new TargetEntry(
                                Identifier.ACCOUNT, "acct-88213", "Brightwater Co-op", "owner@brightwater.example"),
                        new TargetEntry(Identifier.EMAIL, "m.orlov@orlov.example", "", ""),
                        new TargetEntry(Identifier.DOMAIN, "orchard-press.example", "Orchard Press", ""));
    }

    @Test
    void refusesAReceiptInTheFutureBesideItsField() throws Exception {
        mvc.perform(multipart("/legal-processes/new")
                        .param("channel", "POST")
                        .param("receivedOn", "2027-11-24")
                        .header("X-Test-Who", "lena"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("id=\"receivedOn-fault\"")));
        mvc.perform(as("lena", post("/api/v1/legal-processes"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channel\":\"POST\",\"receivedOn\":\"2027-11-24\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(names("receivedOn"));
    }

    @Test
    void entersWhatCameOnPaperAndRefusesWhatIsNoPdf() throws Exception {
        mvc.perform(multipart("/legal-processes/new")
                        .file(new MockMultipartFile("file", "warrant.pdf", "application/pdf", LegalJourney.pdf()))
                        .param("channel", "PERSONAL_SERVICE")
                        .param("receivedOn", "2026-11-24")
                        .header("X-Test-Who", "lena"))
                .andExpect(redirectedUrlPattern("/cases/LP-2026-*"));
        mvc.perform(multipart("/legal-processes/new")
                        .file(new MockMultipartFile(
                                "file", "warrant.pdf", "application/pdf", "MZ".getBytes(StandardCharsets.US_ASCII)))
                        .param("channel", "POST")
                        .param("receivedOn", "2026-11-24")
                        .header("X-Test-Who", "lena"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("id=\"file-fault\"")));
    }

    @Test
    void takesTheSameVerbsAsJson() throws Exception {
        mvc.perform(as("lena", post("/api/v1/legal-processes"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channel\":\"POST\",\"receivedOn\":\"2026-11-24\"}"))
                .andExpect(status().isCreated());
        CaseReference reference = journey.recorded(LegalJourney.demand(null, false));
        mvc.perform(as("lena", post("/api/v1/cases/" + reference + "/tasks/userTask_authenticateAuthority"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":" + journey.version(reference)
                                + ",\"found\":\"GENUINE\",\"how\":\"Called the clerk\"}"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("REVIEW")));
    }

    @Test
    void letsACustomerObjectThroughTheirLinkAndChangesNothingByLooking() throws Exception {
        CaseReference reference = journey.told();
        String path = "/objections/" + token(reference);
        long before = journey.version(reference);
        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("acct-88213")));
        assertThat(journey.version(reference)).isEqualTo(before);

        mvc.perform(post(path))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Your objection is recorded")));
        mvc.perform(post(path).param("motion", " "))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("id=\"motion-fault\"")));
        mvc.perform(post(path).param("motion", "Superior Court, 26-CV-1"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Your objection is recorded")));
        assertThat(journey.file(reference).objecting()).hasSize(1);
    }

    @Test
    void saysEverythingInTheLanguageOfTheNotice() throws Exception {
        CaseReference reference = journey.toldIn("de");
        assertThat(outbox.of(reference, "legal/customer-notice", LetterState.PLANNED)
                        .get(0)
                        .text())
                .contains("Durchsuchungsbeschluss (Vereinigte Staaten)");
        String path = "/objections/" + token(reference);
        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("lang=\"de\""),
                                Matchers.containsString("Jemand verlangt Ihre Daten"),
                                Matchers.containsString("Durchsuchungsbeschluss"),
                                Matchers.containsString("1. Dezember 2026"),
                                Matchers.containsString("Ich widerspreche"),
                                Matchers.not(Matchers.containsString("I object")))));
        mvc.perform(post(path))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("Ihr Widerspruch ist vermerkt"),
                                Matchers.containsString("Diesen Antrag nennen"))));
        mvc.perform(post(path))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Nennen Sie das Gericht und das Aktenzeichen")));
        mvc.perform(get("/objections/forged").locale(Locale.GERMAN))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("Dieser Link führt nicht mehr weiter")));
    }

    @Test
    void offersTheSecondPersonOnlyWhenThereIsAFileToHandOver() throws Exception {
        CaseReference reference = journey.told();
        String form = "/test/" + reference + "/forms/userTask_prepareProduction";
        mvc.perform(as("lena", get(form)))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.matchesPattern("(?s).*btn-primary[^>]*value=\"upload\".*"),
                                Matchers.not(Matchers.containsString("Hand the manifest to a second person")))));

        mvc.perform(multipart("/cases/" + reference + "/tasks/userTask_prepareProduction")
                        .file(new MockMultipartFile("file", "records.csv", "text/csv", new byte[] {1, 2}))
                        .param("do", "upload")
                        .header("X-Test-Who", "lena"))
                .andExpect(redirectedUrlPattern("/cases/LP-2026-*"));

        mvc.perform(as("lena", get(form)))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.matchesPattern("(?s).*btn-primary[^>]*value=\"prepare\".*"),
                                Matchers.matchesPattern("(?s).*btn-secondary[^>]*value=\"upload\".*"))));
    }

    @Test
    void putsAnOrderThatCameByItselfOnFile() throws Exception {
        CaseReference reference = journey.cleared();
        mvc.perform(order(reference, "MZ".repeat(99).getBytes(StandardCharsets.US_ASCII)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("id=\"file-fault\"")));
        assertThat(journey.file(reference).orders()).isEmpty();

        mvc.perform(order(reference, LegalJourney.pdf())).andExpect(redirectedUrlPattern("/cases/LP-2026-*"));

        assertThat(journey.file(reference).orders()).singleElement().satisfies(order -> assertThat(order.onFile())
                .isTrue());
        assertThat(journey.file(reference).targets().get(0).notice()).startsWith("Barred until Thu 24 Dec 2026");
    }

    private MockHttpServletRequestBuilder order(CaseReference reference, byte[] document) {
        return multipart("/cases/" + reference + "/tasks/userTask_decideNotice")
                .file(new MockMultipartFile("file", "gag.pdf", "application/pdf", document))
                .param("do", "secrecy")
                .param("version", String.valueOf(journey.version(reference)))
                .param("secrecyKind", "COURT_ORDER")
                .param("secrecyAuthority", "Calder County District Court")
                .param("secrecyBegins", "2026-11-20")
                .param("secrecyEnds", "2026-12-24")
                .header("X-Test-Who", "lena");
    }

    @Test
    void answersAForgedOrExpiredLinkWithOneKindSentence() throws Exception {
        mvc.perform(get("/objections/forged"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("a person will help you")));
        mvc.perform(post("/objections/forged")).andExpect(status().isNotFound());
        CaseReference reference = journey.told();
        String path = "/objections/" + token(reference);
        clock.advance(java.time.Duration.ofDays(120));
        mvc.perform(get(path)).andExpect(status().isNotFound());
    }

    private static ResultMatcher names(String field) {
        return result -> assertThat(result.getResolvedException())
                .isInstanceOfSatisfying(FieldProblems.class, problems -> assertThat(problems.messages())
                        .extracting(FieldMessage::field)
                        .containsExactly(field));
    }

    private String token(CaseReference reference) {
        String text = outbox.of(reference, "legal/customer-notice", LetterState.PLANNED)
                .get(0)
                .text();
        return text.replaceAll("(?s).*/objections/([A-Za-z0-9_-]+).*", "$1");
    }

    private static MockHttpServletRequestBuilder as(String who, MockHttpServletRequestBuilder request) {
        return request.header("X-Test-Who", who);
    }
}
