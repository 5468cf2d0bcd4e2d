package org.habeas.breach;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about breaches.
 *
 * @param hold how long approved notices wait before they leave
 * @param largestUpload most bytes of a list of customers
 */
@ConfigurationProperties("habeas.breach")
public record BreachSettings(
        @DefaultValue("60s") Duration hold,
        @DefaultValue("20000000") long largestUpload) {}
