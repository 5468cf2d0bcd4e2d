package org.habeas.casework.party;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a case, opened.
 *
 * @param name as they call themselves, possibly empty
 * @param email address for letters, or null when they are only reached by post
 * @param postalAddress lines separated by line feeds, possibly empty
 */
public record Party(
        UUID id, PartyRole role, String name, @Nullable String email, String postalAddress) {

    /** Name and postal address as an envelope bears them, a line each; the name once, also where the address begins with it. */
    public List<String> envelope() {
        List<String> lines = postalAddress
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean named = name.isBlank() || (!lines.isEmpty() && lines.get(0).equalsIgnoreCase(name.strip()));
        return named
                ? lines
                : Stream.concat(Stream.of(name.strip()), lines.stream()).toList();
    }
}
