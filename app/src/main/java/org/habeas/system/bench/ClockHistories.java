package org.habeas.system.bench;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.LawBook;
import org.habeas.casework.clock.PauseReason;

/** Random facts of cases as rows of the command's batch file, over all rules, zones and calendars. */
final class ClockHistories {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 1000;
    private static final int MOST_EVENTS = 5;
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "UTC");
    private static final List<String> CALENDARS = List.of("DE", "UK", "US", "BR", "NL", "ES", "IE", "FR");

    private final Random random;
    private final List<String> rules =
            LawBook.shipped().rules().stream().map(ClockRule::id).distinct().toList();

    ClockHistories(long seed) {
        this.random = new Random(seed);
    }

    /** A whole file. */
    String csv(int rows) {
        StringBuilder csv = new StringBuilder("id,rule,anchor,zone,calendar,events\n");
        for (int row = 1; row <= rows; row++) {
            csv.append(row).append(',');
            append(csv);
        }
        return csv.toString();
    }

    private void append(StringBuilder csv) {
        String zone = one(ZONES);
        LocalDate received = FIRST.plusDays(random.nextInt(DAYS));
        csv.append(one(rules)).append(',');
        csv.append(received.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                        .atZone(ZoneId.of(zone))
                        .toOffsetDateTime())
                .append(',');
        csv.append(zone).append(',').append(one(CALENDARS)).append(',');
        csv.append(String.join(";", events(received))).append('\n');
    }

    private List<String> events(LocalDate received) {
        List<String> events = new ArrayList<>();
        for (int left = random.nextInt(MOST_EVENTS + 1); left > 0; left--) {
            LocalDate date = received.plusDays(random.nextInt(90));
            ClockEvent event = random.nextInt(4) == 0
                    ? new ClockEvent.ExtensionNotice(date)
                    : new ClockEvent.Pause(
                            one(List.of(PauseReason.values())),
                            date,
                            random.nextInt(5) == 0 ? null : date.plusDays(random.nextInt(40)));
            events.add(event.text());
        }
        return events;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
