package org.habeas.mailroom;

import java.util.UUID;
import org.habeas.casework.Acting;

/** Where a person has stored mail read again and compared with what was done then; that changes nothing. */
public interface ReplayDesk {

    /** The most days to look back. */
    int MOST_DAYS = 90;

    /**
     * Replays one mail.
     *
     * @throws org.habeas.casework.ActRefused {@code no-such-mail} when there is none that this person may know of, or it
     *     is not placed yet
     */
    Replay one(UUID mail, Acting acting);

    /**
     * Replays the mail of the last days, the newest first and not more than can be waited for.
     *
     * @param days 1 to {@link #MOST_DAYS}
     * @throws org.habeas.casework.ActRefused {@code days-out-of-range}
     */
    Replays lastDays(int days, Acting acting);
}
