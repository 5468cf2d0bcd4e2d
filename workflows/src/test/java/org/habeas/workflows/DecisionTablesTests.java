package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.habeas.workflows.model.BreachModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTablesTests {

    private final DecisionTables tables = new DecisionTables();

    @ParameterizedTest
    @CsvSource({
        "0, , , , 1",
        "2, , , , 3",
        "7, , , , 4",
        ", -1, , , 1",
        ", 0, , , 2",
        ", 2, , , 4",
        ", , -2, , 1",
        ", , 0, , 3",
        ", , 5, , 4",
        ", , , -3, 1",
        ", , , 0, 4",
        ", , , 2, 4",
        "0, 1, , , 3",
        "3, , 0, , 4",
    })
    void takesTheHighestOfTheCategoriesBetweenOneAndFour(
            Integer simple, Integer behavioural, Integer financial, Integer sensitive, double dpc) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("simple", simple);
        inputs.put("behavioural", behavioural);
        inputs.put("financial", financial);
        inputs.put("sensitive", sensitive);

        assertThat(number(inputs, "breachDataContext", "dpc")).isEqualTo(dpc);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPOSED, UNALTERED, AVAILABLE, false, 0",
        "KNOWN_RECIPIENTS, UNALTERED, AVAILABLE, false, 0.25",
        "UNKNOWN_RECIPIENTS, NOT_RECOVERABLE, LOST, true, 2",
        "NONE, RECOVERABLE, TEMPORARY, true, 1",
    })
    void addsUpTheCircumstances(
            String confidentiality, String integrity, String availability, boolean malicious, double cb) {
        Map<String, Object> inputs = Map.of(
                "confidentiality", confidentiality,
                "integrity", integrity,
                "availability", availability,
                "malicious", malicious);

        assertThat(number(inputs, "breachCircumstances", "cb")).isEqualTo(cb);
    }

    @ParameterizedTest
    @CsvSource({"1.75, LOW", "2, MEDIUM", "2.75, MEDIUM", "3, HIGH", "3.75, HIGH", "4, VERY_HIGH", "6, VERY_HIGH"})
    void putsEachThresholdIntoTheHigherLevel(double se, String level) {
        assertThat(tables.evaluate(BreachModel.SEVERITY_TABLES, "breachLevel", Map.of("se", se)))
                .containsEntry("level", level);
    }

    @Test
    void assumesNothingWhereNothingIsKnown() {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("identification", null);

        assertThat(tables.evaluate(BreachModel.SEVERITY_TABLES, "breachEase", inputs))
                .isEmpty();
    }

    @Test
    void namesItsVersionByTheHashOfTheFile() {
        assertThat(tables.version(BreachModel.SEVERITY_TABLES)).matches("[0-9a-f]{64}");
    }

    private double number(Map<String, Object> inputs, String decision, String output) {
        return Double.parseDouble(String.valueOf(
                tables.evaluate(BreachModel.SEVERITY_TABLES, decision, inputs).get(output)));
    }
}
