package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.habeas.casework.clock.DueInWords.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueInWordsTests {
    private final WorkingCalendar de = new WorkingCalendars().require("DE");

    @ParameterizedTest
    @CsvSource({
        "2026-12-21, 2026-12-24, SOON, 3 days left · Thu 24 Dec",
        "2026-12-23, 2026-12-24, SOON, 1 day left · Thu 24 Dec",
        "2026-12-24, 2026-12-24, SOON, Due today · Thu 24 Dec",
        "2026-12-25, 2026-12-24, LATE, Overdue 1 day · Thu 24 Dec",
        "2026-12-26, 2026-12-24, LATE, Overdue 2 days · Thu 24 Dec",
        "2026-12-17, 2026-12-24, SOON, 7 days left · Thu 24 Dec",
        "2026-12-16, 2026-12-24, ON_TIME, 8 days left · Thu 24 Dec",
        "2026-12-30, 2027-01-04, SOON, 5 days left · Mon 4 Jan 2027",
        "2027-01-02, 2026-12-28, LATE, Overdue 5 days · Mon 28 Dec 2026",
        // five working days over Easter are eleven days
        "2026-03-30, 2026-04-08, SOON, 9 days left · Wed 8 Apr",
        "2026-03-27, 2026-04-08, ON_TIME, 12 days left · Wed 8 Apr",
    })
    void tellsAnOpenCaseInWords(LocalDate today, LocalDate due, State state, String line) {
        DueInWords words = DueInWords.open(due, today, null, de);

        assertThat(words.state()).isEqualTo(state);
        assertThat(words.line()).isEqualTo(line);
    }

    @Test
    void saysWhatAPausedCaseWaitsFor() {
        DueInWords words =
                DueInWords.open(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-01"), PauseReason.IDENTITY, de);

        assertThat(words.state()).isEqualTo(State.PAUSED);
        assertThat(words.words()).isEqualTo("Paused: waiting for identity");
        assertThat(words.date()).isEqualTo("Thu 24 Dec");
    }

    @Test
    void showsAnOverdueCaseAsLateEvenWhileItWaits() {
        DueInWords words =
                DueInWords.open(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-26"), PauseReason.FEE, de);

        assertThat(words.state()).isEqualTo(State.LATE);
        assertThat(words.words()).isEqualTo("Overdue 2 days");
    }

    @Test
    void saysWhetherADoneCaseWasInTime() {
        LocalDate due = LocalDate.parse("2026-12-24");
        LocalDate today = LocalDate.parse("2027-01-10");

        assertThat(DueInWords.met(due, due, today))
                .isEqualTo(new DueInWords(State.MET, "Done on time", "Thu 24 Dec 2026"));
        assertThat(DueInWords.met(due, due.plusDays(1), today).words()).isEqualTo("Done 1 day late");
    }
}
