package org.habeas.transparency;

import static org.habeas.transparency.People.APPROVER;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class ReportApiIntegrationTests extends ReportStory {

    @Test
    void takesAReportFromTheOrderToThePublicPageThroughTheApi() throws Exception {
        String answer = browser.perform(api("/api/v1/reports", Map.of("period", "1997-H1")))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        CaseReference reference = new CaseReference(
                new ObjectMapper().readTree(answer).get("reference").asText());
        runDue();

        done(reference, "rea", "userTask_draftReport", Map.of("publication", "2026-11-20"), "REVIEW");
        done(reference, "lena", "userTask_reviewReport", Map.of("decision", "good"), "ATTESTING");
        Map<String, String> statements = Statement.all().stream()
                .collect(Collectors.toMap(one -> "statement-" + one.code(), one -> "leave-out"));
        done(reference, "lena", "userTask_attestStatements", statements, "APPROVAL");
        String sha256 = files.sha256(reference, APPROVER);
        done(reference, "omar", "userTask_approveReport", Map.of("decision", "good", "sha256", sha256), "APPROVED");
        runDue();

        browser.perform(get("/api/v1/reports"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(sha256)));
        browser.perform(get("/transparency")).andExpect(content().string(containsString(sha256)));
    }

    private void done(CaseReference reference, String who, String task, Map<String, String> fields, String stage)
            throws Exception {
        Map<String, String> sent = new HashMap<>(fields);
        sent.put("version", String.valueOf(version(reference)));
        browser.perform(api("/api/v1/cases/" + reference + "/tasks/" + task, sent)
                        .header("X-Test-Who", who))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("\"stage\":\"" + stage + "\"")));
    }

    private static MockHttpServletRequestBuilder api(String path, Map<String, String> fields) throws Exception {
        return post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(new ObjectMapper().writeValueAsString(fields));
    }
}
