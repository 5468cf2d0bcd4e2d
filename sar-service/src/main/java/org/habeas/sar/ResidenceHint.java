package org.habeas.sar;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.clock.Countries;

/** The country, state or province that a postal address names; a person decides whether they live there. */
final class ResidenceHint {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl");
    private static final Pattern AMERICAN = Pattern.compile(".*\\b([A-Z]{2})\\s+\\d{5}(-\\d{4})?\\s*");
    private static final Map<String, String> BY_NAME = byName();

    private ResidenceHint() {}

    /** Read off the last lines of an address. */
    static Optional<String> of(String postalAddress) {
        List<String> lines = postalAddress
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> state = lines.stream()
                .map(AMERICAN::matcher)
                .filter(Matcher::matches)
                .map(matcher -> "US-" + matcher.group(1))
                .filter(Countries.shipped()::isExact)
                .findFirst();
        String last = lines.get(lines.size() - 1);
        String country = BY_NAME.get(last.toLowerCase(Locale.ROOT));
        if (country == null || country.equals("US")) {
            return state.or(() -> Optional.ofNullable(country));
        }
        return Optional.of(country);
    }

    private static Map<String, String> byName() {
        Map<String, String> names = new HashMap<>();
        for (String code : Countries.shipped().all().keySet()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            for (String language : LANGUAGES) {
                names.put(
                        country.getDisplayCountry(Locale.forLanguageTag(language))
                                .toLowerCase(Locale.ROOT),
                        code);
            }
        }
        names.put("usa", "US");
        names.put("uk", "GB");
        names.put("england", "GB");
        names.put("scotland", "GB");
        return Map.copyOf(names);
    }
}
