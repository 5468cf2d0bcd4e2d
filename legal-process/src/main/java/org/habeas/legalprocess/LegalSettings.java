package org.habeas.legalprocess;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How legal process is worked here.
 *
 * @param window how long a customer has between the notice and production
 * @param shortestWindow the least that may be left when the return date comes earlier
 * @param objectionStay how long an objection without a motion stays production
 * @param requesterReminder how long the requester's answer is waited for before counsel looks again
 * @param objectionLink how long the link in a notice can be used
 * @param address public address of this installation, for links in letters; there is no default
 * @param largestUpload most bytes of one uploaded file
 */
@ConfigurationProperties("habeas.legal")
public record LegalSettings(
        @DefaultValue("7d") Duration window,
        @DefaultValue("3d") Duration shortestWindow,
        @DefaultValue("14d") Duration objectionStay,
        @DefaultValue("14d") Duration requesterReminder,
        @DefaultValue("90d") Duration objectionLink,
        URI address,
        @DefaultValue("26214400") long largestUpload) {

    public LegalSettings {
        Objects.requireNonNull(address, "habeas.legal.address is missing");
    }
}
