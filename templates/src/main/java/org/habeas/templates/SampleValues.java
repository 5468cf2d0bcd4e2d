package org.habeas.templates;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Values for a look at a letter that is about nobody: made-up names and dates, and the name of every other field. */
final class SampleValues {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 24);
    private static final Map<String, String> KNOWN = Map.of(
            "reference", "SAR-2026-000123",
            "company", "Example",
            "entityName", "Example GmbH",
            "entityAddress", "Example Street 1\n10115 Berlin",
            "officer", "Dora Example",
            "officerAddress", "privacy@example.org",
            "authority", "the supervisory authority",
            "disputeResolution", "the dispute resolution provider");

    private SampleValues() {}

    /** A value for every field, two entries for every list; optional texts are there, so that their words are seen. */
    static Map<String, Object> of(Fields fields, String language) {
        return of(fields, language, "");
    }

    private static Map<String, Object> of(Fields fields, String language, String number) {
        Map<String, Object> values = new TreeMap<>();
        fields.kinds().forEach((name, kind) -> {
            Fields entry = fields.entries().get(name);
            values.put(
                    name,
                    entry == null
                            ? text(name, language, number)
                            : List.of(of(entry, language, " 1"), of(entry, language, " 2")));
        });
        return values;
    }

    private static String text(String name, String language, String number) {
        String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        return name.matches(".*(On|By|Date)|due|sinceWhen|notBefore")
                ? Letters.day(DAY, language)
                : "[" + name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT) + number + "]";
    }
}
