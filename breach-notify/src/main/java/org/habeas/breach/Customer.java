package org.habeas.breach;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer whose data may be concerned, as a row of the imported list names it.
 *
 * @param customer our id of the customer
 * @param name of the customer; empty when missing, and then the notice to it is held
 * @param email the designated contact for breaches
 * @param language ISO 639-1 code
 * @param status whether data of this customer are concerned
 * @param people approximate number of its people; null when the row says nothing, and then the notice is held
 * @param hours hours that the contract allows; null when it names none
 */
public record Customer(
        String customer,
        String name,
        String email,
        String language,
        Status status,
        @Nullable String people,
        @Nullable Integer hours) {

    /** What is known for one customer. */
    public enum Status {
        POSSIBLE,
        CONFIRMED,
        RULED_OUT;

        /** As the house says it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What makes it the same recipient again: the same address under two customers is two. */
    String identity() {
        return customer + "\n" + email.toLowerCase(Locale.ROOT);
    }
}
