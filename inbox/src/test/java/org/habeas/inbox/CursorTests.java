package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final CaseReference CASE = new CaseReference("SAR-2026-000412");
    private static final Instant ARRIVED = Instant.parse("2026-11-22T09:58:00.123456Z");
    private static final UUID ID = UUID.fromString("6f1d6a54-5d6c-4c0f-9d51-0a8f5d8f0c11");

    @Test
    void readsBackADateAndTheAbsenceOfOne() {
        Cursor dated = new Cursor(LocalDate.of(2026, 12, 24), CASE, ARRIVED, ID);
        Cursor undated = new Cursor(null, CASE, ARRIVED, ID);

        assertThat(Cursor.parse(dated.text())).contains(dated);
        assertThat(Cursor.parse(undated.text())).contains(undated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "2026-12-24",
                "2026-13-24_SAR-2026-000412_2026-11-22T09:58:00Z_6f1d6a54-5d6c-4c0f-9d51-0a8f5d8f0c11",
                "2026-12-24_SAR-2026-000412_yesterday_6f1d6a54-5d6c-4c0f-9d51-0a8f5d8f0c11",
                "none_6f1d6a54-5d6c-4c0f-9d51-0a8f5d8f0c11",
                "x_' or 1=1"
            })
    void takesNothingElse(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }
}
