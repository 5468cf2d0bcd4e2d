package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;

class PublicReportsIntegrationTests extends WholeApplication {

    @Test
    void showsPublishedReportsToWhoeverIsNotSignedIn() {
        HttpResponse<String> page = visitor().get("/transparency");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("transparency reports").doesNotContain("Sign out");
        assertThat(visitor()
                        .get("/transparency/1999-H1/1/transparency-report.pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/reports").statusCode()).isEqualTo(302);
    }

    @Test
    void letsAReporterOrderAReportAndSaysWhatIsWrongWithAPeriod() {
        Visitor rita = visitor();
        rita.signIn("rita");

        assertThat(rita.get("/reports").body()).contains("Order a report");
        HttpResponse<String> refused = rita.postFrom("/reports", "/reports", Map.of("period", "2025-H3", "reason", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"period-fault\"", "Write the period like 2026-H1", "2025-H3");
        assertThat(rita.postFrom("/reports", "/reports", Map.of("period", "2999-H1", "reason", ""))
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> ordered = rita.postFrom("/reports", "/reports", Map.of("period", "1999-H1", "reason", ""));
        assertThat(rita.location(ordered)).startsWith("/cases/TR-");
        assertThat(rita.get(rita.location(ordered)).body()).contains("Transparency report, January to June 1999");
    }
}
