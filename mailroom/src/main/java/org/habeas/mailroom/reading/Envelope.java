package org.habeas.mailroom.reading;

import java.util.List;

/**
 * What was said about a mail outside of it when it was brought (RFC 5321 section 2.3.1).
 *
 * @param returnPath where failures are reported, empty for nowhere
 * @param recipients whom it was brought for, as they were written
 */
public record Envelope(String returnPath, List<String> recipients) {

    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
