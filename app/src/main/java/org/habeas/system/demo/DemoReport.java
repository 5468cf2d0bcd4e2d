package org.habeas.system.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.transparency.figures.Period;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Gives the demonstration a register of legal process for the three half-years that ended last, as if it had been kept in
 * a spreadsheet, and orders the report of the last one.
 */
@Component
@Profile("demo")
class DemoReport {

    /** {@code @-1+32@}: the 33rd day of the half-year before the one that ended last. */
    private static final Pattern DAY = Pattern.compile("@(-?\\d)\\+(\\d{1,3})@");

    private static final String HEAD = "case,event,at,";
    private static final int AT = 2;
    private static final ZoneId ZONE =
            org.habeas.transparency.figures.Profile.classic().zoneId();

    private final DisclosureImport register;
    private final TransparencyDesk desk;
    private final Clock clock;

    DemoReport(DisclosureImport register, TransparencyDesk desk, Clock clock) {
        this.register = register;
        this.desk = desk;
        this.clock = clock;
    }

    void order() {
        Acting acting = new Acting("demonstration", Set.of(Role.LEGAL), "", UUID.randomUUID());
        DisclosureImport.Outcome outcome = register.read(csv(clock.instant()), ZONE, false, acting);
        if (!outcome.problems().isEmpty()) {
            throw new IllegalStateException("the sample register is bad: " + outcome.problems());
        }
        desk.order(last(clock.instant()), "", Acting.system("first start of the demonstration"));
    }

    /** The register as somebody would import it on a day, so nothing of that day or later is in it. */
    static String csv(Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return DAY.matcher(template())
                .replaceAll(found -> {
                    Period period = last(now);
                    for (int back = Integer.parseInt(found.group(1)); back < 0; back++) {
                        period = period.previous();
                    }
                    return period.start()
                            .plusDays(Integer.parseInt(found.group(2)))
                            .toString();
                })
                .lines()
                .filter(line -> line.startsWith(HEAD)
                        || LocalDate.parse(line.split(",", -1)[AT]).isBefore(today))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Period last(Instant now) {
        return Period.lastHalfYearBefore(now, ZONE);
    }

    private static String template() {
        try (InputStream file = DemoReport.class.getResourceAsStream("/samples/register.csv")) {
            if (file == null) {
                throw new IllegalStateException("the sample register is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
