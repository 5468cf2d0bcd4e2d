package org.habeas.sar;

/** From which step a request goes on after its sorting was corrected. */
enum Rework {
    /** From where it is. */
    NONE,
    /** The answer is drafted anew. */
    DRAFT,
    /** The data for what was added is collected. */
    COLLECT,
    /** Identity is decided again. */
    IDENTITY,
    /** Identity is decided now: what was asked of the requester is not needed any more. */
    AWAIT_NO_LONGER
}
