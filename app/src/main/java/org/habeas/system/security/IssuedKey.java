package org.habeas.system.security;

import java.time.Instant;
import java.util.Set;
import org.habeas.casework.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key of the API without the key.
 *
 * @param name by which it is revoked
 * @param roles of its person now; empty when nobody has the account any more, and then the key opens nothing
 * @param lastUsed to the minute; null when it was never used
 * @param revoked null while it opens the API
 */
public record IssuedKey(
        String name,
        String account,
        Set<Role> roles,
        ApiScope scope,
        Instant created,
        @Nullable Instant lastUsed,
        @Nullable Instant revoked) {

    public IssuedKey {
        roles = Set.copyOf(roles);
    }
}
