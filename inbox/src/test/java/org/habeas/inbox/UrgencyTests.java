package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UrgencyTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 21);

    @Test
    void groupsByTheDaysThatAreLeft() {
        assertThat(Urgency.of(TODAY.minusDays(1), TODAY)).isEqualTo(Urgency.OVERDUE);
        assertThat(Urgency.of(TODAY, TODAY)).isEqualTo(Urgency.TODAY);
        assertThat(Urgency.of(TODAY.plusDays(1), TODAY)).isEqualTo(Urgency.WEEK);
        assertThat(Urgency.of(TODAY.plusDays(7), TODAY)).isEqualTo(Urgency.WEEK);
        assertThat(Urgency.of(TODAY.plusDays(8), TODAY)).isEqualTo(Urgency.LATER);
        assertThat(Urgency.of(null, TODAY)).isEqualTo(Urgency.NONE);
    }
}
