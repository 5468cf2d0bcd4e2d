package org.habeas.mailroom;

import java.util.List;

/**
 * Many mails, replayed.
 *
 * @param compared how many
 * @param differing those that would come out differently now, the newest first
 * @param cut whether more mails came in that time than are replayed at once
 */
public record Replays(int compared, List<Replay> differing, boolean cut) {

    public Replays {
        differing = List.copyOf(differing);
    }

    /** How many would come out as they did. */
    public int equal() {
        return compared - differing.size();
    }
}
