package org.habeas.inbox;

import java.util.Locale;
import org.habeas.casework.clock.LawBook;

/** Regimes, as their law packs call them in short, and languages as people call them. */
final class RegimeWords {

    private static final LawBook LAWS = LawBook.shipped();

    private RegimeWords() {}

    /** The short name of a regime's id; the id itself when no law pack has it. */
    static String regime(String id) {
        return LAWS.regimeName(id);
    }

    /** The short name of the regime of a rule; the rule's id when no law pack has it. */
    static String ofRule(String ruleId) {
        return LAWS.versions(ruleId).stream()
                .findFirst()
                .map(rule -> regime(rule.regime()))
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
