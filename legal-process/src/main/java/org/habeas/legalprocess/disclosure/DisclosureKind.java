package org.habeas.legalprocess.disclosure;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a request, as far as reports count it; each kind says what its detail must be. */
public enum DisclosureKind implements Coded {
    /** Validly served; exactly one a request, the earliest when the same instrument came twice. */
    RECEIVED(null),
    /** Waiting for the requester to clarify, narrow or correct; the request stays open. */
    WAITING(null),
    /** The scope was narrowed. */
    NARROWED(null),
    /** At least some of the data asked for was disclosed; closes the request. */
    ANSWERED(null),
    /** Closed with nothing disclosed; the detail says why. */
    RESIDUAL(Residual.class),
    /** Data about one account, domain or item was disclosed or acted on. */
    AFFECTED(null),
    /** What became of the notice to the customer. */
    NOTICE(NoticeOutcome.class),
    /** The company objected or went to court. */
    CHALLENGED(Challenge.class),
    /** A challenge succeeded, wholly or in part. */
    CHALLENGE_UPHELD(Challenge.class),
    /** A challenge did not succeed. */
    CHALLENGE_DENIED(Challenge.class),
    /** Somebody demanded one of the things the company says it has never done. */
    EXTRAORDINARY_OPENED(ExtraordinaryDemand.class),
    /** That demand is over without the thing having been done. */
    EXTRAORDINARY_CLOSED(ExtraordinaryDemand.class),
    /** Served paper turned out to be forged; it never was legal process. */
    FRAUDULENT(null);

    private final @Nullable Class<? extends Enum<?>> detail;

    DisclosureKind(@Nullable Class<? extends Enum<?>> detail) {
        this.detail = detail;
    }

    /** Whether the detail of an event fits its kind. */
    boolean takes(String text) {
        if (detail == null) {
            return text.isEmpty();
        }
        for (Enum<?> value : detail.getEnumConstants()) {
            if (((Coded) value).code().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an event of this kind says what its detail is. */
    boolean needsDetail() {
        return detail != null;
    }

    /** The details it takes, for a sentence. */
    String details() {
        return detail == null
                ? ""
                : Arrays.stream(detail.getEnumConstants())
                        .map(value -> ((Coded) value).code())
                        .collect(Collectors.joining(", "));
    }

    /** Whether the request is no longer open after it. */
    public boolean closes() {
        return this == ANSWERED || this == RESIDUAL;
    }
}
