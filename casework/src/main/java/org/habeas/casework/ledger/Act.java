package org.habeas.casework.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, as the ledger shall keep it for ever.
 *
 * @param reference the case, or null for an act outside any case
 * @param what what was done, feature and past participle: {@code sar.received}
 * @param facts plain values without personal data: ids, dates, hashes, codes, counts
 * @param personal personal values; only salted commitments of them reach the ledger
 */
public record Act(
        @Nullable CaseReference reference, String what, Map<String, String> facts, Map<String, String> personal) {

    /** The field under which the ledger commits to the reason that somebody typed. */
    static final String WHY = "why";

    public Act {
        if (!what.matches("[a-z][a-z-]*\\.[a-z][a-zA-Z-]*")) {
            throw new IllegalArgumentException("an act is named feature.pastParticiple, not " + what);
        }
        if (personal.containsKey(WHY)) {
            throw new IllegalArgumentException("the reason of an act comes with whoever acts");
        }
        facts = Map.copyOf(facts);
        personal = Map.copyOf(personal);
    }

    /** An act on a case, without facts yet. */
    public static Act on(CaseReference reference, String what) {
        return new Act(reference, what, Map.of(), Map.of());
    }

    /** An act outside any case. */
    public static Act outsideCases(String what) {
        return new Act(null, what, Map.of(), Map.of());
    }

    /** The same act with one more plain fact. */
    public Act with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, value.toString());
        return new Act(reference, what, more, personal);
    }

    /** The same act with one more personal value, of which only a salted commitment is kept. */
    public Act personal(String name, String value) {
        Map<String, String> more = new TreeMap<>(personal);
        more.put(name, value);
        return new Act(reference, what, facts, more);
    }
}
