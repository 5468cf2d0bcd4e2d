package org.habeas.casework.directory;

import org.jspecify.annotations.Nullable;

/**
 * Who an address is to the company.
 *
 * @param standing account holder, end user of a customer, or unknown
 * @param customer name of the customer whose end user it is, or null
 * @param account our id of the account, or null
 */
public record DirectoryAnswer(
        Standing standing,
        @Nullable String customer,
        @Nullable String account) {

    /** Nothing is known of the address. */
    public static final DirectoryAnswer UNKNOWN = new DirectoryAnswer(Standing.UNKNOWN, null, null);

    /** What somebody is to the company. */
    public enum Standing {
        /** Has an account of their own: the company is the controller. */
        ACCOUNT_HOLDER,
        /** Uses the service of one of our customers, who is the controller and to whom they are directed. */
        END_USER,
        /** Not in the directory. */
        UNKNOWN
    }
}
