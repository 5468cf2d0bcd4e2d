package org.habeas.legalprocess.disclosure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * One step of a request that reports count. It never changes, and it holds no name of a person, a customer or a case's
 * subject.
 *
 * @param id of the event
 * @param caseReference the case, or for imported years the number under which the register of that time kept it
 * @param kind what happened
 * @param detail the code that the kind asks for, else empty
 * @param facts what the request is
 * @param target whom it concerns, or null for the request as a whole
 * @param at when it happened
 * @param zone the zone of the place where it was served or done
 * @param recordedAt when Habeas learned of it; a figure as of an earlier instant does not know it
 */
public record DisclosureEvent(
        UUID id,
        String caseReference,
        DisclosureKind kind,
        String detail,
        RequestFacts facts,
        @Nullable Target target,
        Instant at,
        ZoneId zone,
        Instant recordedAt) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    public DisclosureEvent {
        if (!REFERENCE.matcher(caseReference).matches()) {
            throw new IllegalArgumentException("a case is named by letters, digits and . _ / - only");
        }
        if (!kind.takes(detail)) {
            throw new IllegalArgumentException(kind.code() + " does not take the detail \"" + detail + "\"");
        }
        if (kind == DisclosureKind.AFFECTED && target == null) {
            throw new IllegalArgumentException("affected needs a target");
        }
    }

    /** An event of a case, about the request as a whole, recorded when it happens. */
    public static DisclosureEvent of(
            CaseReference reference, DisclosureKind kind, RequestFacts facts, Instant at, ZoneId zone) {
        return new DisclosureEvent(UUID.randomUUID(), reference.value(), kind, "", facts, null, at, zone, at);
    }

    /** The same event with the code its kind asks for: why, what became of it, what was contested or demanded. */
    public static DisclosureEvent of(
            CaseReference reference, DisclosureKind kind, Coded detail, RequestFacts facts, Instant at, ZoneId zone) {
        return new DisclosureEvent(
                UUID.randomUUID(), reference.value(), kind, detail.code(), facts, null, at, zone, at);
    }

    /** Data about one target was disclosed or acted on. */
    public static DisclosureEvent affected(
            CaseReference reference, Target target, RequestFacts facts, Instant at, ZoneId zone) {
        return new DisclosureEvent(
                UUID.randomUUID(), reference.value(), DisclosureKind.AFFECTED, "", facts, target, at, zone, at);
    }

    /** The same event about one target. */
    public DisclosureEvent about(Target one) {
        return new DisclosureEvent(id, caseReference, kind, detail, facts, one, at, zone, recordedAt);
    }

    /** The same event as learned of at another instant. */
    public DisclosureEvent recorded(Instant learned) {
        return new DisclosureEvent(id, caseReference, kind, detail, facts, target, at, zone, learned);
    }

    /** Whether the detail is this value. */
    public boolean is(Coded value) {
        return detail.equals(value.code());
    }
}
