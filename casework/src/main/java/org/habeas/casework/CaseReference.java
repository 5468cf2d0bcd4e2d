package org.habeas.casework;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a case that people say on the telephone: {@code SAR-2026-000001}.
 *
 * @param value kind, year of receipt and number, upper case
 */
public record CaseReference(String value) implements Comparable<CaseReference> {

    private static final Pattern SHAPE = Pattern.compile("([A-Z]{2,4})-(\\d{4})-(\\d{6,9})");

    public CaseReference {
        if (!SHAPE.matcher(value).matches()
                || CaseKind.ofPrefix(prefixOf(value)).isEmpty()) {
            throw new IllegalArgumentException("not a case reference");
        }
    }

    /** Reads a reference as a person types it: case and surrounding blanks do not matter. */
    public static Optional<CaseReference> parse(String typed) {
        String candidate = typed.strip().toUpperCase(Locale.ROOT);
        return SHAPE.matcher(candidate).matches()
                        && CaseKind.ofPrefix(prefixOf(candidate)).isPresent()
                ? Optional.of(new CaseReference(candidate))
                : Optional.empty();
    }

    static CaseReference of(CaseKind kind, int year, long number) {
        return new CaseReference(String.format(
                Locale.ROOT, kind.hasRandomNumber() ? "%s-%04d-%09d" : "%s-%04d-%06d", kind.prefix(), year, number));
    }

    /** The kind of case that the reference names. */
    public CaseKind kind() {
        return CaseKind.ofPrefix(prefixOf(value)).orElseThrow();
    }

    @Override
    public int compareTo(CaseReference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String prefixOf(String value) {
        int hyphen = value.indexOf('-');
        return hyphen < 0 ? value : value.substring(0, hyphen);
    }
}
