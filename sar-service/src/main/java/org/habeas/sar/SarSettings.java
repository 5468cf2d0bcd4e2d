package org.habeas.sar;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests of data subjects are worked here.
 *
 * @param hold how long an approved answer waits before it leaves, so that it can be stopped
 * @param identityReminder how long the requester's proof of identity is waited for before a person looks again
 * @param largestUpload most bytes of one uploaded file
 */
@ConfigurationProperties("habeas.sar")
public record SarSettings(
        @DefaultValue("60s") Duration hold,
        @DefaultValue("14d") Duration identityReminder,
        @DefaultValue("26214400") long largestUpload) {}
