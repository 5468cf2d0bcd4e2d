package org.habeas.casework.reminder;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom cases remind, and where they read mail.
 *
 * <p>Each of the three functions is an account, whose address stands in the table, or an e-mail address. Of a sealed case
 * only an account on its roster hears, never a bare address.
 *
 * @param legalLead who leads legal process; empty for nobody
 * @param generalCounsel general counsel; empty for nobody
 * @param officer data protection officer; empty for the one of the legal entity that owns the case
 * @param addresses e-mail address by account; who has none here finds reminders in the inbox alone
 * @param link public address of this installation, for the link to the case
 */
@ConfigurationProperties("habeas.reminders")
public record ReminderSettings(
        @DefaultValue("") String legalLead,
        @DefaultValue("") String generalCounsel,
        @DefaultValue("") String officer,
        @DefaultValue Map<String, String> addresses,
        @DefaultValue("http://localhost:8080") URI link) {

    public ReminderSettings {
        addresses = Map.copyOf(addresses);
    }
}
