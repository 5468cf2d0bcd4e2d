package org.habeas.sar.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The languages a requester may be written to in; letters that do not exist in one come in English, and the form says so. */
final class Languages {

    static final Map<String, String> ALL;

    static {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("en", "English");
        all.put("de", "Deutsch");
        all.put("fr", "Français (the answer in English)");
        all.put("es", "Español (the answer in English)");
        all.put("it", "Italiano (the answer in English)");
        all.put("nl", "Nederlands (the answer in English)");
        all.put("pt", "Português (the answer in English)");
        all.put("pl", "Polski (the answer in English)");
        ALL = Collections.unmodifiableMap(all);
    }

    private Languages() {}
}
