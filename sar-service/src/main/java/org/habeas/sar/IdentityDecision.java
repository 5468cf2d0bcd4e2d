package org.habeas.sar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about who asks.
 *
 * @param kind accepted, to be asked for, or not proven
 * @param how how it was proven; null unless accepted
 * @param reason the specific doubt, told to the requester when asking; otherwise empty
 * @param options ways in which the requester can show who they are, the simplest first; empty unless asking
 * @param alsoAsks whether what the requester answered asks for something else as well, which somebody has to read
 */
public record IdentityDecision(Kind kind, @Nullable Rung how, String reason, List<String> options, boolean alsoAsks) {

    public IdentityDecision {
        options = List.copyOf(options);
    }

    /** Identity is clear. */
    public static IdentityDecision accepted(Rung how) {
        return new IdentityDecision(Kind.ACCEPT, how, "", List.of(), false);
    }

    /** The requester shall be asked. */
    public static IdentityDecision ask(String reason, List<String> options) {
        return new IdentityDecision(Kind.ASK, null, reason, options, false);
    }

    /** It could not be shown; the answer says so. */
    public static IdentityDecision notProven() {
        return new IdentityDecision(Kind.NOT_PROVEN, null, "", List.of(), false);
    }

    /** The same, of somebody whose answer also asks for something else. */
    public IdentityDecision alsoAsking() {
        return new IdentityDecision(kind, how, reason, options, true);
    }

    /** The three ways on. */
    public enum Kind {
        ACCEPT,
        ASK,
        NOT_PROVEN
    }
}
