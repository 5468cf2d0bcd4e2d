package org.habeas.sar;

import java.util.List;
import java.util.Set;
import org.habeas.casework.correspondence.MailEvidence.PieceId;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about who asks.
 *
 * @param kind accepted, to be asked for, or not proven
 * @param how how it was proven; null unless accepted
 * @param reason the specific doubt, told to the requester when asking; when accepting, why a mail is relied on whose
 *     origin is not borne out; otherwise empty
 * @param options ways in which the requester can show who they are, the simplest first; empty unless asking
 * @param alsoAsks whether what the requester answered asks for something else as well, which somebody has to read
 * @param evidence what came by mail as evidence; destroyed with the decision, kept while asking
 * @param noneByMail whether a person says that no file among the mail is evidence
 */
public record IdentityDecision(
        Kind kind,
        @Nullable Rung how,
        String reason,
        List<String> options,
        boolean alsoAsks,
        Set<PieceId> evidence,
        boolean noneByMail) {

    public IdentityDecision {
        options = List.copyOf(options);
        evidence = Set.copyOf(evidence);
    }

    private IdentityDecision(Kind kind, @Nullable Rung how, String reason, List<String> options) {
        this(kind, how, reason, options, false, Set.of(), false);
    }

    /** Identity is clear. */
    public static IdentityDecision accepted(Rung how) {
        return new IdentityDecision(Kind.ACCEPT, how, "", List.of());
    }

    /** Identity is clear although nothing bears out where the mail came from, for a reason that stays on record. */
    public static IdentityDecision acceptedDespite(Rung how, String reason) {
        return new IdentityDecision(Kind.ACCEPT, how, reason, List.of());
    }

    /** The requester shall be asked. */
    public static IdentityDecision ask(String reason, List<String> options) {
        return new IdentityDecision(Kind.ASK, null, reason, options);
    }

    /** It could not be shown; the answer says so. */
    public static IdentityDecision notProven() {
        return new IdentityDecision(Kind.NOT_PROVEN, null, "", List.of());
    }

    /** The same, of somebody whose answer also asks for something else. */
    public IdentityDecision alsoAsking() {
        return new IdentityDecision(kind, how, reason, options, true, evidence, noneByMail);
    }

    /** The same, with the evidence that is destroyed. */
    public IdentityDecision destroying(Set<PieceId> shown) {
        return new IdentityDecision(kind, how, reason, options, alsoAsks, shown, noneByMail);
    }

    /** The same, where no file among the mail is evidence. */
    public IdentityDecision withNoneByMail() {
        return new IdentityDecision(kind, how, reason, options, alsoAsks, evidence, true);
    }

    /** The three ways on. */
    public enum Kind {
        ACCEPT,
        ASK,
        NOT_PROVEN
    }
}
