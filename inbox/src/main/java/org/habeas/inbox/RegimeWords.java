package org.habeas.inbox;

import java.util.Locale;
import java.util.Map;

/** Regimes and languages as people call them. */
final class RegimeWords {

    private static final Map<String, String> NAMES = Map.of(
            "eu-gdpr",
            "EU GDPR",
            "uk-gdpr",
            "UK GDPR",
            "promise",
            "Company promise",
            "eu-gdpr-breach",
            "EU GDPR, breaches",
            "uk-gdpr-breach",
            "UK GDPR, breaches",
            "nis2",
            "NIS 2",
            "legal-process",
            "Legal process",
            "legal-process-eu",
            "EU legal process",
            "lp",
            "Legal process");

    private RegimeWords() {}

    /** The short name of a regime's id; the id itself when it has none here. */
    static String regime(String id) {
        return NAMES.getOrDefault(id, id);
    }

    /** The short name of the regime that a rule's id begins with; the id itself when it begins with none. */
    static String ofRule(String ruleId) {
        return NAMES.entrySet().stream()
                .filter(entry -> ruleId.startsWith(entry.getKey() + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ruleId);
    }

    /** The English name of a language code. */
    static String language(String code) {
        if (code.isEmpty() || code.equals("und")) {
            return "Language not clear";
        }
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
