package org.habeas.mailroom.showing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.stereotype.Component;

/**
 * What our own border server measured about the origin of a mail (RFC 8601). A result under a foreign name, or below the
 * trace of another server, could have been written by anybody and is not shown as a result.
 */
@Component
class OriginEvidence {

    private static final Pattern RESULT = Pattern.compile("\\b(spf|dkim|dmarc|arc)\\s*=\\s*([a-z]+)");

    private final MailroomSettings settings;

    OriginEvidence(MailroomSettings settings) {
        this.settings = settings;
    }

    List<String> of(ReadMail mail) {
        List<String> evidence = new ArrayList<>();
        for (ReadMail.TraceResult result : mail.results()) {
            String value = result.value().toLowerCase(Locale.ROOT);
            String server = value.split("[;\\s]", 2)[0];
            boolean ours = settings.authservIds().stream().anyMatch(id -> id.equalsIgnoreCase(server));
            // Our border server writes its result directly above or below its own trace line.
            if (ours && result.receivedAbove() <= 1) {
                Matcher found = RESULT.matcher(value);
                while (found.find() && evidence.size() < 20) {
                    evidence.add(
                            server + " measured " + found.group(1).toUpperCase(Locale.ROOT) + ": " + found.group(2));
                }
            }
        }
        if (evidence.isEmpty()) {
            evidence.add("There is no trusted result about the origin of this mail.");
        }
        if (mail.automatic() != null) {
            evidence.add(mail.automatic());
        }
        return evidence;
    }
}
