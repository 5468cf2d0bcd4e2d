package org.habeas.transparency.figures;

import java.util.List;
import org.habeas.legalprocess.disclosure.RequestGroup;

/**
 * The rows of those who ask alike, with their subtotal, in which a target counts once.
 *
 * @param group who asks
 * @param rows in the order of the profile
 * @param tally the subtotal
 * @param flow the work on them
 */
public record GroupFigures(RequestGroup group, List<RowFigures> rows, Tally tally, Flow flow) {

    public GroupFigures {
        rows = List.copyOf(rows);
    }
}
