package org.habeas.mailroom.outbound;

/** How one attempt to send a letter ended. */
sealed interface Delivery {

    /** What the server said, or what went wrong, in its words. */
    String reply();

    /** The server answered 250 and took responsibility. */
    record Accepted(String reply) implements Delivery {}

    /** Not delivered, may work later: a 4xx, or no connection. */
    record Deferred(String reply) implements Delivery {}

    /** Not delivered and never will be: a 5xx for this letter. */
    record Refused(String reply) implements Delivery {}

    /** The final dot left and no answer came. */
    record Doubtful(String reply) implements Delivery {}
}
