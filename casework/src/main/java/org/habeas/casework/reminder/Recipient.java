package org.habeas.casework.reminder;

import org.jspecify.annotations.Nullable;

/**
 * Somebody of the house.
 *
 * @param name the account, or the function of somebody without one: {@code general-counsel}; stands in the ledger
 * @param account null for somebody who is known by an address alone
 * @param address null for somebody whose address is not configured
 */
record Recipient(
        String name, @Nullable String account, @Nullable String address) {}
