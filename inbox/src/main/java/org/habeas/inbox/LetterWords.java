package org.habeas.inbox;

import org.habeas.casework.correspondence.LetterState;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter is, in words, with the icon and tone that say the same.
 *
 * @param words such as {@code Waiting for approval}
 * @param heading above the letter itself, such as {@code Exactly what left}
 * @param lead one or two sentences below the heading
 */
record LetterWords(String words, String icon, String style, String heading, String lead) {

    private LetterWords(String words, String icon, String style) {
        this(
                words,
                icon,
                style,
                "Exactly what leaves",
                "Below is exactly what leaves: the same bytes, to this address, with the date of sending on top."
                        + " If one byte changes, an approval is void.");
    }

    static LetterWords of(@Nullable LetterState state) {
        if (state == null) {
            return new LetterWords("Received", "mail", "hb-state--quiet");
        }
        return switch (state) {
            case PREPARED -> new LetterWords("Prepared, not yet approved", "unset", "hb-state--quiet");
            case WITHDRAWN ->
                new LetterWords(
                        "Withdrawn, will never leave",
                        "cross",
                        "hb-state--quiet",
                        "What was withdrawn",
                        "Below is what was prepared. It was withdrawn and never leaves.");
            case PLANNED -> new LetterWords("Approved, leaves when the hold time is over", "send", "hb-state--soon");
            case CLAIMED, IN_FLIGHT -> new LetterWords("Being sent", "send", "hb-state--soon");
            case ACCEPTED -> left("Sent, the next server took it", "met", "hb-state--good");
            case TEMPFAIL -> new LetterWords("Refused for now, tried again later", "retry", "hb-state--soon");
            case PERMFAIL -> new LetterWords("Refused for good", "late", "hb-state--late");
            case RETURNED -> left("Came back, did not arrive", "late", "hb-state--late");
            case IN_DOUBT -> new LetterWords("In doubt whether it left", "warn", "hb-state--soon");
        };
    }

    private static LetterWords left(String words, String icon, String style) {
        return new LetterWords(
                words,
                icon,
                style,
                "Exactly what left",
                "Below is exactly what left: the same bytes, to this address, with the date of sending on top.");
    }
}
