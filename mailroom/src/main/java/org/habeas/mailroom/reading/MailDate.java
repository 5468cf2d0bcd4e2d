package org.habeas.mailroom.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date that a mail claims (RFC 5322 sections 3.3 and 4.3), with the forms that old clients write. A zone that nobody
 * knows counts as UTC, as the standard says.
 */
final class MailDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("bst", 1),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("met", 1),
            Map.entry("eet", 2),
            Map.entry("msk", 3),
            Map.entry("jst", 9));
    private static final Pattern DAY = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[\\s-]{1,9}(\\p{Alpha}{3})\\p{Alpha}{0,9}\\.?[\\s,-]{1,9}(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern ISO_DAY = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern UNIX_DAY = Pattern.compile(
            "(?<!\\p{Alpha})(\\p{Alpha}{3})\\s{1,9}(\\d{1,2})\\s{1,9}[\\d:]{5,8}\\s.{0,9}?(\\d{4})(?!\\d)");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\.\\d{1,9})?\\s{0,9}([+-]\\d{1,2}:?\\d{1,2}|\\p{Alpha}{1,5})?");
    private static final int LONGEST = 200;

    private MailDate() {}

    /** The instant, null when it cannot be read. */
    static @Nullable Instant parse(String line) {
        String text = line.substring(0, Math.min(line.length(), LONGEST));
        Matcher time = TIME.matcher(text);
        try {
            LocalDate day = day(text);
            if (day == null || !time.find()) {
                return null;
            }
            int seconds = time.group(3) == null ? 0 : Math.min(59, Integer.parseInt(time.group(3)));
            LocalTime clock = LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)), seconds);
            return day.atTime(clock).toInstant(offset(time.group(4)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        Matcher unix = UNIX_DAY.matcher(text);
        if (unix.find()) {
            return date(unix.group(3), unix.group(1), unix.group(2));
        }
        Matcher day = DAY.matcher(text);
        if (day.find()) {
            return date(day.group(3), day.group(2), day.group(1));
        }
        Matcher iso = ISO_DAY.matcher(text);
        return iso.find() ? LocalDate.parse(iso.group()) : null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        int named = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        int number = Integer.parseInt(year);
        int full = year.length() == 4 ? number : number < 50 ? 2000 + number : 1900 + number;
        return named < 0 ? null : LocalDate.of(full, named + 1, Integer.parseInt(day));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(zone == null ? "" : zone.toLowerCase(Locale.ROOT), 0));
        }
        String digits = zone.substring(1).replace(":", "");
        int value = Integer.parseInt(digits);
        int hours = digits.length() <= 2 ? value : value / 100;
        int minutes = digits.length() <= 2 ? 0 : value % 100;
        boolean sensible = hours < 18 && minutes < 60;
        int total = sensible ? hours * 60 + minutes : 0;
        return ZoneOffset.ofTotalSeconds((zone.charAt(0) == '-' ? -60 : 60) * total);
    }
}
