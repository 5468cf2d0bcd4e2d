package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@InboxTest
class PagesIntegrationTests {
    @Autowired MockMvc mvc;
    @Autowired Samples samples;
    @Test
    void x() throws Exception {
        CaseReference ref = samples.full();
        samples.task(ref, "userTask_decideIdentity", "Decide on identity", "t", "Joana", "Access", "en", LocalDate.of(2027,1,4), null, null, "caseworker");
        for (String path : new String[] {"/inbox", "/inbox?queue=mine", "/cases", "/cases?find=teles", "/cases/" + ref, "/cases/" + ref + "/preview/" + Post.ANSWER, "/profile", "/keys", "/cases/SAR-2026-999999"}) {
            var r = mvc.perform(get(path).principal(() -> "nadia")).andReturn();
            System.out.println(path + " " + r.getResponse().getStatus() + " " + r.getResponse().getContentAsString().length());
            assertThat(r.getResponse().getContentAsString()).contains("</html>");
        }
    }
}
