package org.habeas.casework.clock;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * The calendars of working days by code: a country ({@code DE}: the holidays of the whole country), a region ({@code
 * DE-BY}), and {@code UK}, which is {@code GB-ENG}; besides them {@link #EU_WEEKENDS}. They stand on Jollyday 1.8;
 * where it departs from the statute (Columbus Day in the United States, Carnival in Brazil and Portugal, 15 August in
 * Spain, Orthodox Easter in Cyprus, days of school in Greece, days of work in Slovakia, commemorations in Iceland) the
 * holidays come from our own files under {@code laws/calendars}.
 */
public final class WorkingCalendars {
    /**
     * Monday to Friday, for Union law where no Member State's holidays are those of the company: a holiday is one of the
     * Member State in which action is to be taken (Reg. (EEC, Euratom) 1182/71 Art. 2(1)).
     */
    public static final String EU_WEEKENDS = "EU-WEEKENDS";

    private static final Set<String> OWN_DATA = Set.of("US", "BR", "ES", "PT", "CY", "GR", "SK", "IS");

    /** The Dutch statute equates Good Friday with a holiday, which the library lists as a mere observance. */
    private static final Set<String> OBSERVANCES_COUNT = Set.of("NL");

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    private final Map<String, Optional<WorkingCalendar>> calendars = new ConcurrentHashMap<>();
    private final HolidayFiles files;

    /** Reads holiday data only when a calendar is first asked for. */
    public WorkingCalendars() {
        this(HolidayFiles.shipped());
    }

    WorkingCalendars(HolidayFiles files) {
        this.files = files;
    }

    /** The calendar of a code, in any case of letters; empty when there is none. */
    public Optional<WorkingCalendar> of(String code) {
        return calendars.computeIfAbsent(code.strip().toUpperCase(Locale.ROOT), this::open);
    }

    /**
     * The calendar of a code that has to exist.
     *
     * @throws UnknownCalendarException when there is none
     */
    public WorkingCalendar require(String code) {
        return of(code).orElseThrow(() -> new UnknownCalendarException(code));
    }

    private Optional<WorkingCalendar> open(String code) {
        if (code.equals(EU_WEEKENDS)) {
            return Optional.of(new WorkingCalendar(code, "Saturdays and Sundays only", year -> Map.of()));
        }
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        String place = code.equals("UK") || code.equals("GB") ? "GB-ENG" : code;
        String country = place.substring(0, 2);
        String region = place.length() > 2 ? place.substring(3).toLowerCase(Locale.ROOT) : "";
        if (OWN_DATA.contains(country)) {
            // a region of such a country would inherit the library's faults: none is offered
            return region.isEmpty() ? Optional.of(own(code, country)) : Optional.empty();
        }
        if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
            return Optional.empty();
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        CalendarHierarchy hierarchy = manager.getCalendarHierarchy();
        if (!region.isEmpty() && !hierarchy.getChildren().containsKey(region)) {
            return Optional.empty();
        }
        boolean observances = OBSERVANCES_COUNT.contains(country);
        String edition = files.libraryEdition(country) + (observances ? " with its observances" : "");
        return Optional.of(new WorkingCalendar(code, edition, holidays(manager, region, observances)));
    }

    private WorkingCalendar own(String code, String country) {
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(files.own(country)));
        return new WorkingCalendar(code, files.ownEdition(country), holidays(manager, "", true));
    }

    private static IntFunction<Map<LocalDate, String>> holidays(
            HolidayManager manager, String region, boolean observances) {
        String[] regions = region.isEmpty() ? new String[0] : new String[] {region};
        return year -> {
            Map<LocalDate, String> days = new HashMap<>();
            // the neighbours too: 1 January on a Saturday is observed on 31 December of the year before
            for (int asked = year - 1; asked <= year + 1; asked++) {
                for (Holiday holiday : manager.getHolidays(Year.of(asked), regions)) {
                    LocalDate day = holiday.getDate();
                    if (day.getYear() == year && (observances || holiday.getType() != HolidayType.OBSERVANCE)) {
                        days.put(day, holiday.getDescription(Locale.ENGLISH));
                    }
                }
            }
            return Map.copyOf(days);
        };
    }
}
