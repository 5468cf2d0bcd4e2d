package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.sar.Journey;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SarTest
class ApplicableLawPagesIntegrationTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockChanges clockChanges;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void showsWhatAppliesAndWhyAndTakesWhatAPersonFoundOut() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);

        assertThat(page(reference, "applicable-law"))
                .contains("EU GDPR", "our establishment is Germany", "GDPR Art. 3(1)")
                .containsPattern("<summary>\\d+ rules may apply: the residence is unknown</summary>\\s*<ul><li><span>")
                .contains("California");

        send(reference, "applicable-law", "residence", "CH", "heldAs", "CONTROLLER", "reason", "as they wrote")
                .andExpect(redirectedUrl("/cases/" + reference));

        assertThat(running(reference)).contains("ch-fadp-25");
        assertThat(page(reference, "applicable-law")).contains("the residence is Switzerland");
    }

    @Test
    void showsBesideTheKeptRuleWhatAnEditedPackSays() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);
        send(reference, "applicable-law", "residence", "CH", "heldAs", "CONTROLLER", "reason", "as they wrote");
        jdbc.sql("update casework_clock set rule = jsonb_set(rule, '{appliesTo,anyOf}', '[]')"
                        + " where case_reference = ? and rule_id = 'ch-fadp-25'")
                .param(reference.value())
                .update();
        assertThat(page(reference, "applicable-law")).doesNotContain("The law packs were edited since");

        send(reference, "applicable-law", "residence", "FR", "heldAs", "CONTROLLER", "reason", "she moved");

        assertThat(page(reference, "applicable-law"))
                .contains("The law packs were edited since and say now: <b>does not apply</b>")
                .contains("the residence is France");
    }

    @Test
    void namesEveryFieldThatCannotBeTaken() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);

        String page = send(reference, "applicable-law", "residence", "XX", "account", "YY", "heldAs", "", "reason", "")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("Choose a country, or a state or province")
                .contains("Choose a country, that there is no account")
                .contains("Choose in which role the data are held")
                .contains("Say where this is known from");
    }

    @Test
    void decidesByHandShowsItBesideTheRuleAndTakesItBack() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);

        send(
                        reference,
                        "decide-rule",
                        "rule",
                        "ca-ccpa-7021-respond",
                        "decision",
                        "applies",
                        "reason",
                        "She votes there")
                .andExpect(redirectedUrl("/cases/" + reference));

        assertThat(page(reference, "applicable-law")).contains("She votes there", "nadia");
        assertThat(running(reference)).contains("ca-ccpa-7021-respond");

        send(reference, "decide-rule", "rule", "ca-ccpa-7021-respond", "decision", "facts", "reason", "She moved")
                .andExpect(redirectedUrl("/cases/" + reference));
        send(reference, "decide-rule", "rule", "ca-ccpa-7021-respond", "decision", "facts", "reason", "Again")
                .andExpect(status().isConflict());
    }

    @Test
    void letsOnlyACaseworkerDecideByHand() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);

        assertThatThrownBy(() -> mvc.perform(
                        get("/cases/" + reference + "/acts/decide-rule").header("X-Test-Who", "ines")))
                .hasCauseInstanceOf(NotPermitted.class);
        mvc.perform(get("/cases/" + reference + "/acts/applicable-law").header("X-Test-Who", "ines"))
                .andExpect(status().isOk());
    }

    @Test
    void showsBothDatesOfAChangedLawAndTakesTheNewOneWithAReason() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);
        mvc.perform(get("/cases/" + reference + "/acts/take-new-law").header("X-Test-Who", "nadia"))
                .andExpect(flash().attributeExists("refusal"));
        startedUnderAPromiseOfFortyDays(reference);

        assertThat(page(reference, "take-new-law"))
                .contains("2026-12-24 (UNVERIFIED)", "instead of 2027-01-03 (UNVERIFIED)");
        UUID promise = clock(reference, "promise-30d").id();
        send(reference, "take-new-law", "clock", promise.toString(), "reason", "")
                .andExpect(status().isUnprocessableEntity());
        assertThat(clock(reference, "promise-30d").due()).isEqualTo("2027-01-03");

        send(reference, "take-new-law", "clock", promise.toString(), "reason", "The board decided so")
                .andExpect(redirectedUrl("/cases/" + reference));

        assertThat(clock(reference, "promise-30d").due()).isEqualTo("2026-12-24");
        assertThat(clockChanges.earlier(reference)).singleElement().satisfies(earlier -> assertThat(earlier.due())
                .isEqualTo("2027-01-03"));
    }

    @Test
    void namesTheListsOfHolidaysWhereAnotherOneGivesAnotherDate() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);
        String today = String.valueOf(clock(reference, "eu-gdpr-12-3-respond").calendarEdition());
        jdbc.sql("update casework_clock set due = '2026-12-28',"
                        + " result = jsonb_set(result, '{calendarEdition}', '\"Jollyday 1.7, de.xml 00ff\"')"
                        + " where case_reference = ? and rule_id = 'eu-gdpr-12-3-respond'")
                .param(reference.value())
                .update();

        assertThat(page(reference, "take-new-law"))
                .contains("2026-12-24 (version 1, holidays " + today + ") instead of 2026-12-28")
                .contains("(version 1, holidays Jollyday 1.7, de.xml 00ff)");
    }

    @Test
    void tellsTheSameByTheInterface() throws Exception {
        CaseReference reference = journey.sorted(Right.OBJECTION);
        String facts = "{\"version\":" + journey.version(reference)
                + ",\"residence\":\"DE\",\"heldAs\":\"CONTROLLER\",\"objections\":[\"MARKETING\"],\"reason\":\"the mail\"}";

        mvc.perform(post("/api/v1/cases/" + reference + "/acts/applicable-law")
                        .header("X-Test-Who", "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(facts))
                .andExpect(status().isOk());

        mvc.perform(get("/api/v1/cases/" + reference + "/law").header("X-Test-Who", "nadia"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stated.residence").value("DE"))
                .andExpect(jsonPath("$.rules[?(@.id=='eu-gdpr-21-objection')].outcome")
                        .value("APPLIES"))
                .andExpect(jsonPath("$.rules[?(@.id=='eu-gdpr-21-objection')].measured.outcome")
                        .value("CANNOT_BE_TOLD"))
                .andExpect(jsonPath("$.rules[?(@.id=='ch-fadp-25')].said.findings[*].words")
                        .value(hasItem("our establishment is Germany")));

        send(reference, "record-stop", "reason", "Taken off all lists").andExpect(redirectedUrl("/cases/" + reference));
        assertThat(running(reference)).doesNotContain("eu-gdpr-21-objection");
    }

    /** As if the packs had said forty days when the clock started. */
    private void startedUnderAPromiseOfFortyDays(CaseReference reference) {
        jdbc.sql("update casework_clock set due = '2027-01-03', nominal = '2027-01-03',"
                        + " due_end = '2027-01-03T23:00:00Z', rule = jsonb_set(rule, '{duration}', '40')"
                        + " where case_reference = ? and rule_id = 'promise-30d'")
                .param(reference.value())
                .update();
    }

    private String page(CaseReference reference, String act) throws Exception {
        return mvc.perform(get("/cases/" + reference + "/acts/" + act).header("X-Test-Who", "nadia"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions send(CaseReference reference, String act, String... fields) throws Exception {
        var request = post("/cases/" + reference + "/acts/" + act)
                .header("X-Test-Who", "nadia")
                .param("version", String.valueOf(journey.version(reference)));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request);
    }

    private CaseClock clock(CaseReference reference, String rule) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<String> running(CaseReference reference) {
        return clocks.of(reference).stream()
                .filter(CaseClock::isRunning)
                .map(CaseClock::ruleId)
                .toList();
    }
}
