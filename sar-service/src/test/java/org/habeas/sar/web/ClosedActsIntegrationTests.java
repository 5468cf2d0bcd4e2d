package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.habeas.casework.CaseReference;
import org.habeas.sar.Journey;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@SarTest
class ClosedActsIntegrationTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @ParameterizedTest
    @ValueSource(strings = {"cancel-posting", "cancel-sending", "reopen"})
    void leadsBackToTheCaseWhereAnActIsNotOpen(String act) throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);
        mvc.perform(get("/cases/" + reference + "/acts/" + act).header("X-Test-Who", "nadia"))
                .andExpect(redirectedUrl("/cases/" + reference))
                .andExpect(flash().attribute(
                                "refusal",
                                containsString(journey.file(reference).stage().words())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acts/dance", "tasks/userTask_dance"})
    void findsNothingUnderANameThatNoActHas(String name) throws Exception {
        CaseReference reference = journey.received();
        mvc.perform(post("/api/v1/cases/" + reference + "/" + name)
                        .header("X-Test-Who", "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":0}"))
                .andExpect(status().isNotFound());
        mvc.perform(post("/cases/" + reference + "/" + name).header("X-Test-Who", "nadia"))
                .andExpect(status().isNotFound());
    }

    @Test
    void opensTheActThatTheStageKnows() throws Exception {
        CaseReference reference = journey.toPost();
        assertThat(mvc.perform(get("/cases/" + reference + "/acts/cancel-posting")
                                .header("X-Test-Who", "nadia"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Make the answer a draft again");
    }
}
