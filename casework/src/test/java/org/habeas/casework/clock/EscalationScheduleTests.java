package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.habeas.casework.clock.EscalationSchedule.Escalation;
import org.junit.jupiter.api.Test;

class EscalationScheduleTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final WorkingCalendar de = new WorkingCalendars().require("DE");
    private final EscalationSchedule schedule = EscalationSchedule.standard();

    private List<String> following(String after, String due, int number) {
        List<String> all = new ArrayList<>();
        Instant from = Instant.parse(after);
        for (int i = 0; i < number; i++) {
            Escalation next = schedule.nextAfter(from, LocalDate.parse(due), de, BERLIN);
            all.add(next.stage().code() + " " + next.at().atZone(BERLIN).toLocalDateTime());
            from = next.at();
        }
        return all;
    }

    @Test
    void goesThroughAllStagesAndThenRemindsEveryWorkingDay() {
        // due on Tuesday after Easter 2026; Good Friday and Easter Monday are no working days
        assertThat(following("2026-03-01T00:00:00Z", "2026-04-07", 7))
                .containsExactly(
                        "T-10 2026-03-20T08:00",
                        "T-5 2026-03-27T08:00",
                        "T-2 2026-04-01T08:00",
                        "T-0 2026-04-07T08:00",
                        "OVERDUE 2026-04-08T08:00",
                        "OVERDUE 2026-04-09T08:00",
                        "OVERDUE 2026-04-10T08:00");
    }

    @Test
    void skipsTheWeekendOnceOverdue() {
        assertThat(following("2026-04-10T06:00:00Z", "2026-04-07", 2))
                .containsExactly("OVERDUE 2026-04-13T08:00", "OVERDUE 2026-04-14T08:00");
    }

    @Test
    void remindsLaterTheSameDayWhenItIsNotEightYet() {
        assertThat(following("2026-04-10T05:59:59Z", "2026-04-07", 1)).containsExactly("OVERDUE 2026-04-10T08:00");
    }

    @Test
    void skipsStagesThatHavePassed() {
        assertThat(following("2026-04-02T00:00:00Z", "2026-04-07", 1)).containsExactly("T-0 2026-04-07T08:00");
    }

    @Test
    void remindsOnTheLastWorkingDayBeforeADueDateThatIsNone() {
        // Saturday 8 August 2026, a rule that never rolls
        assertThat(following("2026-08-06T12:00:00Z", "2026-08-08", 2))
                .containsExactly("T-0 2026-08-07T08:00", "OVERDUE 2026-08-10T08:00");
    }

    @Test
    void keepsEightOclockThroughTheClockChange() {
        assertThat(schedule.nextAfter(Instant.parse("2026-03-27T12:00:00Z"), LocalDate.parse("2026-03-30"), de, BERLIN)
                        .at())
                .isEqualTo("2026-03-30T06:00:00Z");
    }

    @Test
    void takesItsStagesAsData() {
        EscalationSchedule own = new EscalationSchedule(List.of(0, 15, 3));

        assertThat(own.nextAfter(Instant.parse("2026-01-01T00:00:00Z"), LocalDate.parse("2026-04-07"), de, BERLIN)
                        .stage()
                        .code())
                .isEqualTo("T-15");
        assertThatThrownBy(() -> new EscalationSchedule(List.of(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remindsOverdueForeverWithoutAnyStage() {
        Escalation next = new EscalationSchedule(List.of())
                .nextAfter(Instant.parse("2026-01-01T00:00:00Z"), LocalDate.parse("2026-04-02"), de, BERLIN);

        assertThat(next.stage()).isEqualTo(EscalationSchedule.Stage.OVERDUE);
        assertThat(next.at()).isEqualTo("2026-04-07T06:00:00Z");
    }
}
