package org.habeas.casework.scan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the virus scanner is.
 *
 * @param host of clamd; empty when files are not scanned, which every file then says
 * @param port of clamd, its {@code TCPSocket}
 * @param connectTimeout how long a connection may take
 * @param timeout how long clamd may be silent while it reads one file
 */
@Validated
@ConfigurationProperties("habeas.scan")
public record ScanSettings(
        @DefaultValue("") String host,
        @DefaultValue("3310") @Min(1) @Max(65_535) int port,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("60s") Duration timeout) {

    /** Whether there is a scanner to ask. */
    public boolean isConfigured() {
        return !host.isBlank();
    }
}
