package org.habeas.casework.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the master key is.
 *
 * @param masterKeyFile a Tink keyset in JSON with one AES-256-GCM key, readable by the owner only
 * @param generateMasterKey whether a missing file is created; only in demo mode, since a lost key loses every case
 */
@Validated
@ConfigurationProperties("habeas.vault")
public record VaultSettings(@NotNull Path masterKeyFile, boolean generateMasterKey) {}
