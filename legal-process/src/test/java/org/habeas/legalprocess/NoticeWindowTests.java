package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.habeas.casework.clock.WorkingCalendars;
import org.junit.jupiter.api.Test;

class NoticeWindowTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LegalSettings POLICY = new LegalSettings(
            Duration.ofDays(7),
            Duration.ofDays(3),
            Duration.ofDays(14),
            Duration.ofDays(14),
            Duration.ofDays(90),
            URI.create("http://localhost"),
            1);

    @Test
    void lastsAsLongAsThePolicySays() {
        assertThat(end("2026-12-15T13:05:33Z", null)).isEqualTo("2026-12-22T13:05:33Z");
        assertThat(end("2026-12-15T13:05:33Z", LocalDate.of(2027, 1, 5))).isEqualTo("2026-12-22T13:05:33Z");
    }

    @Test
    void endsNoLaterThanTheStartOfTheReturnDatesWorkingDay() {
        assertThat(end("2026-12-15T13:05:33Z", LocalDate.of(2026, 12, 21))).isEqualTo("2026-12-21T07:00:00Z");
        // a Sunday is answered on the Friday before it
        assertThat(end("2026-12-14T13:05:33Z", LocalDate.of(2026, 12, 20))).isEqualTo("2026-12-18T07:00:00Z");
    }

    @Test
    void isNeverShortenedBelowTheLeast() {
        assertThat(end("2026-12-15T13:05:33Z", LocalDate.of(2026, 12, 18))).isEqualTo("too short");
    }

    private static String end(String told, @org.jspecify.annotations.Nullable LocalDate returnDate) {
        return NoticeWindow.end(Instant.parse(told), returnDate, BERLIN, new WorkingCalendars().require("DE"), POLICY)
                .map(Instant::toString)
                .orElse("too short");
    }
}
