package org.habeas.sar.web;

import java.util.Optional;
import org.habeas.casework.ActRefused;

/** What was asked for was not done and something else was: the letter went back to its writer, and stays there. */
final class WentBack {

    private WentBack() {}

    /**
     * Tells it like any refusal; the desk is through, so that nothing is undone by it.
     *
     * @param why empty where what was asked for was done
     * @throws ActRefused {@code letter-outdated}
     */
    static void refuseWhere(Optional<String> why) {
        if (why.isPresent()) {
            throw new ActRefused("letter-outdated", "The letter went back to its writer. " + why.get());
        }
    }
}
