package org.habeas.system.access;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.casework.CaseKind;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Takes the number out of every case reference in a line of the log, also out of the messages of exceptions that are not
 * ours: a log is read by people who may not know of a sealed case. The correlation id leads to the ledger instead.
 */
public final class UnnamedCases implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern REFERENCE = Pattern.compile("\\b(" + prefixes() + ")-\\d{4}-\\d{6,9}\\b");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, UnnamedCases::unnamed));
    }

    /** The text with {@code LP-2026-000000001} made {@code LP-…}. */
    static String unnamed(String text) {
        return REFERENCE.matcher(text).replaceAll("$1-…");
    }

    private static String prefixes() {
        return Arrays.stream(CaseKind.values()).map(CaseKind::prefix).collect(Collectors.joining("|"));
    }
}
