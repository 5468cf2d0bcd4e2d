package org.habeas.breach;

import java.util.List;
import org.habeas.casework.ActRefused;

/** A list of customers holds rows that cannot be used, and nobody said that the others are to be taken without them. */
public final class RowsRefused extends ActRefused {

    private static final long serialVersionUID = 1L;

    private final transient List<BreachFile.Unusable> rows;

    RowsRefused(int good, List<BreachFile.Unusable> rows) {
        super(
                "rows-unusable",
                "Nothing was imported: " + rows.size() + " of " + (rows.size() + good)
                        + " rows cannot be used. Mend them, or take the others without them.");
        this.rows = List.copyOf(rows);
    }

    /** The rows that cannot be used, by line. */
    public List<BreachFile.Unusable> rows() {
        return rows;
    }
}
