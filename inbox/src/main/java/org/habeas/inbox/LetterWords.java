package org.habeas.inbox;

import org.habeas.casework.correspondence.LetterState;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter is, in words, with the icon and tone that say the same.
 *
 * @param words such as {@code Waiting for approval}
 */
record LetterWords(String words, String icon, String style) {

    static LetterWords of(@Nullable LetterState state) {
        if (state == null) {
            return new LetterWords("Received", "mail", "hb-state--quiet");
        }
        return switch (state) {
            case PREPARED -> new LetterWords("Prepared, not yet approved", "unset", "hb-state--quiet");
            case WITHDRAWN -> new LetterWords("Withdrawn, will never leave", "cross", "hb-state--quiet");
            case PLANNED -> new LetterWords("Approved, leaves when the hold time is over", "send", "hb-state--soon");
            case CLAIMED, IN_FLIGHT -> new LetterWords("Being sent", "send", "hb-state--soon");
            case ACCEPTED -> new LetterWords("Sent, the next server took it", "met", "hb-state--good");
            case TEMPFAIL -> new LetterWords("Refused for now, tried again later", "retry", "hb-state--soon");
            case PERMFAIL -> new LetterWords("Refused for good", "late", "hb-state--late");
            case RETURNED -> new LetterWords("Came back, did not arrive", "late", "hb-state--late");
            case IN_DOUBT -> new LetterWords("In doubt whether it left", "warn", "hb-state--soon");
        };
    }
}
