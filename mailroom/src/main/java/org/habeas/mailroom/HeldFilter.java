package org.habeas.mailroom;

import org.jspecify.annotations.Nullable;

/**
 * Which held mails to list.
 *
 * @param reason why they wait, a code as {@link HeldFacts#reason()}; null for every reason
 * @param overdue only those whose provisional date has passed
 * @param page from 1
 */
public record HeldFilter(@Nullable String reason, boolean overdue, int page) {

    /** Mails on one page. */
    public static final int PAGE = 50;

    /** The first page of all. */
    public static final HeldFilter ALL = new HeldFilter(null, false, 1);
}
