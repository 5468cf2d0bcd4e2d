package org.habeas.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.habeas.breach.SeverityInputs.Availability;
import org.habeas.breach.SeverityInputs.Confidentiality;
import org.habeas.breach.SeverityInputs.Identification;
import org.habeas.breach.SeverityInputs.Integrity;
import org.habeas.casework.ActRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BreachTest
class SeverityVectorsIntegrationTests {

    @Autowired
    private SeverityLog log;

    @ParameterizedTest
    @CsvSource({
        "1, LIMITED, KNOWN_RECIPIENTS, AVAILABLE, false, 0.75, LOW, false, false, false",
        "1, MAXIMUM, KNOWN_RECIPIENTS, AVAILABLE, false, 1.25, LOW, false, false, false",
        "1, MAXIMUM, UNKNOWN_RECIPIENTS, AVAILABLE, false, 1.50, LOW, false, false, false",
        "1, MAXIMUM, UNKNOWN_RECIPIENTS, AVAILABLE, true, 2.00, MEDIUM, true, true, false",
        "3, MAXIMUM, NONE, TEMPORARY, true, 3.75, HIGH, true, true, true",
        "3, MAXIMUM, UNKNOWN_RECIPIENTS, TEMPORARY, true, 4.25, VERY_HIGH, true, true, true",
        "4, MAXIMUM, KNOWN_RECIPIENTS, AVAILABLE, false, 4.25, VERY_HIGH, true, true, true",
        "4, NEGLIGIBLE, UNKNOWN_RECIPIENTS, AVAILABLE, true, 2.00, MEDIUM, true, true, false",
        "3, SIGNIFICANT, KNOWN_RECIPIENTS, AVAILABLE, true, 3.00, HIGH, true, true, true",
        "4, SIGNIFICANT, UNKNOWN_RECIPIENTS, AVAILABLE, true, 4.00, VERY_HIGH, true, true, true",
    })
    void scoresTheVectors(
            int dpc,
            Identification identification,
            Confidentiality confidentiality,
            Availability availability,
            boolean malicious,
            String se,
            Severity.Level level,
            boolean near,
            boolean authority,
            boolean subjects) {
        Severity severity = log.score(
                new SeverityInputs(
                        dpc == 1 ? 0 : null,
                        null,
                        dpc == 3 ? 0 : null,
                        dpc == 4 ? 0 : null,
                        identification,
                        confidentiality,
                        Integrity.UNALTERED,
                        availability,
                        malicious),
                1,
                People.TOMAS);

        assertThat(severity.se()).isEqualByComparingTo(se);
        assertThat(severity.level()).isEqualTo(level);
        assertThat(severity.nearThreshold()).isEqualTo(near);
        assertThat(severity.suggestsAuthority()).isEqualTo(authority);
        assertThat(severity.suggestsSubjects()).isEqualTo(subjects);
        assertThat(severity.tablesSha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void blocksWhereTheEaseOfIdentificationIsMissing() {
        SeverityInputs unknown = new SeverityInputs(
                0, null, null, null, null, Confidentiality.NONE, Integrity.UNALTERED, Availability.AVAILABLE, false);

        assertThatThrownBy(() -> log.score(unknown, 1, People.TOMAS))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("Nothing is assumed");
    }
}
