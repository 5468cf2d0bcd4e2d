package org.habeas.legalprocess.disclosure;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a request repeats about it, so that each can be counted alone.
 *
 * @param instrument what it came as
 * @param group who asks
 * @param country ISO 3166-1 alpha-2 code of the authority or the court, or null when nobody kept it
 * @param category the most sensitive kind of data asked for or, on what was disclosed, disclosed; null when unknown
 */
public record RequestFacts(
        InstrumentType instrument,
        RequestGroup group,
        @Nullable String country,
        @Nullable DataCategory category) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public RequestFacts {
        if (country != null && !isCountry(country)) {
            throw new IllegalArgumentException("not an ISO 3166-1 country: " + country);
        }
        if ((instrument.group() == RequestGroup.NATIONAL_SECURITY) != (group == RequestGroup.NATIONAL_SECURITY)) {
            throw new IllegalArgumentException("national security process is a group of its own");
        }
    }

    /** Facts of a request in the group of its instrument. */
    public static RequestFacts of(
            InstrumentType instrument, @Nullable String country, @Nullable DataCategory category) {
        return new RequestFacts(instrument, instrument.group(), country, category);
    }

    /** The same request with another kind of data, as it was narrowed to or disclosed. */
    public RequestFacts withCategory(@Nullable DataCategory other) {
        return new RequestFacts(instrument, group, country, other);
    }

    /** Whether a code is a country of ISO 3166-1. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }
}
