package org.habeas.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReferenceTests {

    @Test
    void readsAReferenceAsAPersonTypesIt() {
        assertThat(CaseReference.parse("  sar-2026-000412 ")).contains(new CaseReference("SAR-2026-000412"));
        assertThat(new CaseReference("SAR-2026-000412").kind()).isEqualTo(CaseKind.SUBJECT_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SAR", "SAR-2026-1", "XYZ-2026-000001", "SAR-2026-000001; drop", "SAR-2026-0000000001"})
    void refusesWhatIsNoReference(String typed) {
        assertThat(CaseReference.parse(typed)).isEmpty();
        assertThatThrownBy(() -> new CaseReference(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void growsBeyondSixDigitsWithoutLosingANumber() {
        assertThat(CaseReference.of(CaseKind.SUBJECT_REQUEST, 2026, 1_234_567)).hasToString("SAR-2026-1234567");
    }

    @Test
    void keepsAnUnknownReferenceShortAndPrintableInItsMessage() {
        assertThat(new NoSuchCase("<script>alert(1)</script>" + "x".repeat(100)).getMessage())
                .isEqualTo("There is no case ?script?alert?1???script?xxxxxxxxxxxxxxx");
    }
}
