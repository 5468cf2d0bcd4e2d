package org.habeas.casework.vault;

import java.util.UUID;

/**
 * What is known of stored content without opening it.
 *
 * @param size of the plain bytes
 * @param sha256 of the plain bytes, lower-case hex
 */
public record SealedContent(UUID id, long size, String sha256) {}
