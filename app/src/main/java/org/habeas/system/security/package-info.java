/**
 * Who may come in: accounts from configuration, sign-in with its limits, sessions that lose nothing when they end, keys for the API, and the {@link org.habeas.casework.Acting} that every write of a request carries. What a role may do is decided in the desks, not here. Entry point: {@link org.habeas.system.security.SecurityConfiguration}.
 */
@NullMarked
package org.habeas.system.security;

import org.jspecify.annotations.NullMarked;
