package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The migrations that create the engine's tables are the scripts of the very engine on the class path. */
class EngineScriptsTests {

    @ParameterizedTest
    @CsvSource({
        "V20261122091000__workflows_engine, engine",
        "V20261122091001__workflows_engine_history, history",
        "V20261122091002__workflows_engine_identity, identity",
        "V20261122091003__workflows_engine_case, case.engine",
        "V20261122091004__workflows_engine_case_history, case.history",
        "V20261122091005__workflows_engine_decision, decision.engine",
        "V20261122091006__workflows_engine_decision_history, decision.history",
    })
    void copiesTheScriptUnchanged(String migration, String part) throws IOException {
        String ours = text("db/migration/" + migration + ".sql");
        String engines = text("org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql");

        assertThat(ours).startsWith("-- Origin: ").endsWith(engines);
        assertThat(ours.substring(0, ours.length() - engines.length()).lines())
                .allMatch(line -> line.startsWith("-- "));
    }

    private static String text(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }
}
