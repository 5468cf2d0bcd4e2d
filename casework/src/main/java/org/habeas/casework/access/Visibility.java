package org.habeas.casework.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.CaseKind;
import org.jspecify.annotations.Nullable;

/**
 * What one person may see of the cases, as a condition for whoever queries a table of theirs.
 *
 * <p>Every list, count and search takes its condition from here. A case that is not sealed costs one look into a table
 * that holds sealed cases only, which the planner does once for a whole query.
 */
public final class Visibility {

    /** Everything, for Habeas itself. */
    static final Visibility WHOLE = new Visibility(null, Set.of(CaseKind.values()));

    private static final String VIEWER = "viewer";

    private final @Nullable String viewer;
    private final Set<CaseKind> kinds;

    Visibility(@Nullable String viewer, Set<CaseKind> kinds) {
        this.viewer = viewer;
        this.kinds = Set.copyOf(kinds);
    }

    /**
     * The condition that a case is not sealed, or sealed with this person on its roster; true without a case.
     *
     * @param reference the column that holds the reference, with its table or alias: without it the condition would
     *     speak of its own tables and hide everything
     */
    public String on(String reference) {
        if (reference.indexOf('.') < 0 && reference.indexOf(':') < 0) {
            throw new IllegalArgumentException("name the table of the column " + reference);
        }
        return viewer == null ? "true" : unsealed("seal.case_reference = " + reference);
    }

    /**
     * The condition of {@link #on(String)} and that the person's roles read this kind of case.
     *
     * @param kind the column that holds the name of the {@link CaseKind}
     */
    public String on(String reference, String kind) {
        if (kinds.size() == CaseKind.values().length) {
            return on(reference);
        }
        return kinds.isEmpty()
                ? "false"
                : kind
                        + kinds.stream()
                                .sorted()
                                .map(one -> "'" + one.name() + "'")
                                .collect(Collectors.joining(", ", " in (", ")"))
                        + " and " + on(reference);
    }

    /**
     * The condition of {@link #on(String)} for all of several cases.
     *
     * @param references an expression of the type {@code text[]}
     */
    public String onAll(String references) {
        return viewer == null ? "true" : unsealed("seal.case_reference = any(" + references + ")");
    }

    /** The parameters that the conditions name. */
    public Map<String, Object> parameters() {
        return viewer == null ? Map.of() : Map.of(VIEWER, viewer);
    }

    private static String unsealed(String which) {
        return "not exists (select 1 from casework_case_seal seal where " + which
                + " and not exists (select 1 from casework_roster roster"
                + " where roster.case_reference = seal.case_reference and roster.account = :" + VIEWER + "))";
    }
}
