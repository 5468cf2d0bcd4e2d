package org.habeas.casework.party;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a case, opened.
 *
 * @param name as they call themselves, possibly empty
 * @param email address for letters, or null when they are only reached by post
 * @param postalAddress lines separated by line feeds, possibly empty
 */
public record Party(
        UUID id, PartyRole role, String name, @Nullable String email, String postalAddress) {}
