package org.habeas.system.letters;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the installation keeps letters of its own.
 *
 * @param overrides a directory laid out like the shipped letters; none when all letters are as shipped
 */
@ConfigurationProperties("habeas.letters")
record LetterSettings(@Nullable Path overrides) {}
