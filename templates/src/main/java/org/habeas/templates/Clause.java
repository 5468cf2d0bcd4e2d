package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the law of one regime has a letter say, as data: it may not be left out, nor worded anew in one case.
 *
 * @param place of its block
 * @param citation the articles it rests on
 * @param verified whether a lawyer has compared it with the law
 * @param uses the fields of the frame it names
 * @param source as the file has it
 * @param text with its fields
 * @param elements what has to be in it
 */
record Clause(
        YamlPlace place,
        String citation,
        boolean verified,
        Set<String> uses,
        String source,
        MustacheText text,
        Checklist elements) {

    /** The regime whose clause stands in for one that has none of its own. */
    static final String OTHER = "other";

    /** The fields every letter with clauses takes; no clause may use another. */
    static final Set<String> FRAME = Set.of(
            "reference",
            "company",
            "entityName",
            "entityAddress",
            "officer",
            "officerAddress",
            "authority",
            "disputeResolution",
            "receivedOn");

    private static final Set<String> KEYS = Set.of("citation", "text", "required");
    private static final String VERIFIED = "verified";
    private static final String UNVERIFIED = "UNVERIFIED";

    /**
     * Reads all clauses of a family of letters in one language.
     *
     * @param file for messages: {@code sar/clauses.en}
     * @param checklists all that is wanted, by {@code sar/clauses/<set>/<regime>}
     * @return by set, then by regime in the order of the file
     * @throws LetterProblem naming set, regime and element
     */
    static Map<String, Map<String, Clause>> read(
            String file, String yaml, Map<String, Map<String, String>> checklists) {
        Map<String, Map<String, Map<String, Object>>> sets = LetterYaml.read(file, yaml, new TypeReference<>() {});
        Map<String, Map<String, Clause>> clauses = new LinkedHashMap<>();
        sets.forEach((set, regimes) -> {
            Map<String, Clause> ofSet = new LinkedHashMap<>();
            YamlPlace ofRegimes = YamlPlace.of(file, yaml).at(set);
            regimes.forEach((regime, block) -> {
                YamlPlace place = ofRegimes.at(regime).named(file + " " + set + "/" + regime);
                Map<String, String> wanted =
                        checklists.get(file.substring(0, file.lastIndexOf('.')) + "/" + set + "/" + regime);
                if (wanted == null || wanted.isEmpty()) {
                    throw place.problem("has no checklist in checklists.yaml");
                }
                ofSet.put(regime, of(place, block, wanted));
            });
            if (!ofSet.containsKey(OTHER)) {
                throw ofRegimes.named(file + " " + set).problem("has no clause for the regime " + OTHER);
            }
            clauses.put(set, ofSet);
        });
        return clauses;
    }

    private static Clause of(YamlPlace place, Map<String, Object> block, Map<String, String> wanted) {
        Set<String> keys = new TreeSet<>(block.keySet());
        Object verified = block.get(VERIFIED);
        keys.remove(VERIFIED);
        if (!keys.equals(KEYS)) {
            throw place.problem("has to hold exactly " + new TreeSet<>(KEYS) + " and maybe " + VERIFIED);
        }
        if (verified != null && !verified.equals(UNVERIFIED)) {
            throw place.at(VERIFIED).problem("verified can only say " + UNVERIFIED);
        }
        String text = text(place, block, "text");
        return new Clause(
                place,
                text(place, block, "citation"),
                verified == null,
                UsedFields.ofFrame(place, text),
                text,
                MustacheText.of(place.file(), text),
                Checklist.of(place.at("required"), wanted, block.get("required"), text));
    }

    private static String text(YamlPlace place, Map<String, Object> block, String key) {
        if (!(block.get(key) instanceof String text) || text.isBlank()) {
            throw place.at(key).problem(key + " is empty");
        }
        return text;
    }
}
