package org.habeas.casework.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Groups of countries and the states or provinces that have laws of their own, from {@code laws/countries.yaml}.
 * Countries are ISO 3166-1 alpha-2 codes, states and provinces ISO 3166-2 codes such as {@code US-CA}.
 */
public final class Countries {
    private static final Set<String> ISO = Set.of(Locale.getISOCountries());
    private static final Countries SHIPPED = new Countries();

    private final Map<String, Set<String>> groups;
    private final Map<String, Map<String, String>> subdivisions;

    private Countries() {
        Map<String, Map<String, Object>> file = file();
        groups = file.getOrDefault("groups", Map.of()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, group -> members(group.getValue())));
        subdivisions = file.getOrDefault("subdivisions", Map.of()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, country -> named(country.getKey(), country.getValue())));
    }

    /** Those that the law packs use. */
    public static Countries shipped() {
        return SHIPPED;
    }

    /** Whether it is a group, a country, or a state or province that is listed. */
    public boolean isPlace(String place) {
        return groups.containsKey(place) || isExact(place);
    }

    /** Whether it is a country, or a state or province that is listed. */
    public boolean isExact(String place) {
        return ISO.contains(place)
                || (place.contains("-") && subdivisionsOf(country(place)).containsKey(place));
    }

    /** Whether a place lies in a group or in another place; empty when only a country is known and the rest decides. */
    public Optional<Boolean> isIn(String place, String wider) {
        Set<String> group = groups.get(wider);
        if (group != null) {
            return Optional.of(group.contains(country(place)));
        }
        if (place.equals(wider) || country(place).equals(wider)) {
            return Optional.of(true);
        }
        return place.equals(country(wider)) ? Optional.empty() : Optional.of(false);
    }

    /** The states or provinces of a country by code, with their names; empty when none are listed. */
    public Map<String, String> subdivisionsOf(String country) {
        return subdivisions.getOrDefault(country, Map.of());
    }

    /** The countries of which states or provinces are listed. */
    public Set<String> divided() {
        return subdivisions.keySet();
    }

    /** English name of a country, state or province; the code itself when it is none. */
    public String name(String place) {
        if (groups.containsKey(place)) {
            return place;
        }
        String country = new Locale.Builder().setRegion(country(place)).build().getDisplayCountry(Locale.ENGLISH);
        @Nullable String part = subdivisionsOf(country(place)).get(place);
        return part == null ? country : part + ", " + country;
    }

    private static String country(String place) {
        int hyphen = place.indexOf('-');
        return hyphen < 0 ? place : place.substring(0, hyphen);
    }

    private static Set<String> members(Object written) {
        return Stream.of(written.toString().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> named(String country, Object written) {
        Map<String, String> names = new LinkedHashMap<>();
        ((Map<?, ?>) written).forEach((code, name) -> names.put(country + "-" + code, name.toString()));
        return names;
    }

    private static Map<String, Map<String, Object>> file() {
        try (InputStream in = Objects.requireNonNull(Countries.class.getResourceAsStream("/laws/countries.yaml"))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All countries by code with their English names, in the order of the names. */
    public Map<String, String> all() {
        List<String> sorted = ISO.stream()
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
        Map<String, String> all = new LinkedHashMap<>();
        sorted.forEach(code -> all.put(code, name(code)));
        return all;
    }
}
