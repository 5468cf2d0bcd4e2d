package org.habeas.legalprocess;

import java.time.LocalDate;
import java.util.Set;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument demands, as far as no names are in it.
 *
 * @param country ISO 3166-1 alpha-2 code of the authority or the court
 * @param returnDate the day it wants the answer, or null when it names none
 * @param category the most sensitive kind of data it asks for
 * @param judicialOversight whether a court or judge stands behind it
 * @param emergency whether it says that somebody is in danger
 * @param extraordinary what it demands of the things the company says it has never done
 * @param gdprData whether data under the GDPR are touched
 */
public record Demand(
        InstrumentType instrument,
        String country,
        @Nullable LocalDate returnDate,
        DataCategory category,
        boolean judicialOversight,
        boolean emergency,
        Set<ExtraordinaryDemand> extraordinary,
        boolean gdprData) {

    private static final String UNITED_STATES = "US";

    public Demand {
        extraordinary = Set.copyOf(extraordinary);
    }

    /** Whether it has to be contested for its conflict with the GDPR (Art. 48). */
    boolean conflictsWithGdpr() {
        return gdprData && country.equals(UNITED_STATES);
    }
}
