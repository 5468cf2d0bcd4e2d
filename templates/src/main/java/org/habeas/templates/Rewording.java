package org.habeas.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file of an installation says for an element in other words than the shipped one. No machine tells whether they
 * mean the same.
 *
 * @param element as the checklist has it, after set and regime where it stands in a clause
 * @param source what asks for it
 * @param before as shipped in the language of the file, or in English where none ships in it
 * @param after in the file
 */
public record Rewording(String element, String source, String before, String after) {

    /** All of one file. */
    static List<Rewording> of(LetterSet shipped, LetterSet then, String path) {
        String name = path.substring(0, path.lastIndexOf('.'));
        String english = name.substring(0, name.lastIndexOf('.') + 1) + LetterSet.FALLBACK;
        List<Rewording> found = new ArrayList<>();
        LetterFile letter = then.letters().get(name);
        if (letter != null) {
            LetterFile ours =
                    shipped.letters().getOrDefault(name, shipped.letters().get(english));
            add(found, "", Objects.requireNonNull(ours).checklist(), letter.checklist());
        }
        String family = name.replace("/clauses", "");
        if (!family.equals(name)) {
            then.clauses()
                    .getOrDefault(family, Map.of())
                    .forEach((set, regimes) -> regimes.forEach((regime, clause) -> {
                        Clause own = clause(shipped, family, set, regime);
                        Clause ours = own == null ? clause(shipped, english.replace("/clauses", ""), set, regime) : own;
                        add(
                                found,
                                set + "/" + regime + ": ",
                                Objects.requireNonNull(ours).elements(),
                                clause.elements());
                    }));
        }
        return found;
    }

    private static @Nullable Clause clause(LetterSet shipped, String family, String set, String regime) {
        return shipped.clauses()
                .getOrDefault(family, Map.of())
                .getOrDefault(set, Map.of())
                .get(regime);
    }

    private static void add(List<Rewording> found, String where, Checklist ours, Checklist theirs) {
        for (Element element : theirs.elements()) {
            String before = ours.element(element.name()).phrase();
            if (!before.equals(element.phrase())) {
                found.add(new Rewording(
                        where + element.name(),
                        String.valueOf(theirs.sources().get(element.name())),
                        before,
                        element.phrase()));
            }
        }
    }
}
