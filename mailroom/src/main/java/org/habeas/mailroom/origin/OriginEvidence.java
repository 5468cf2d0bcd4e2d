package org.habeas.mailroom.origin;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was measured about the origin of a mail: by our own border server (RFC 8601), and by ourselves (RFC 6376). A result
 * under a foreign name, or below the trace of another server, could have been written by anybody and is not shown as a
 * result. Nothing of it is a verdict: a passed check speaks for a domain, never for a person.
 */
@Component
public class OriginEvidence {

    private final MailroomSettings settings;
    private final DkimCheck dkim;

    OriginEvidence(MailroomSettings settings, DkimCheck dkim) {
        this.settings = settings;
        this.dkim = dkim;
    }

    /**
     * Measures now; asks for keys no longer than is configured.
     *
     * @param raw opens the mail as it came; null when only a rebuilt one is left
     */
    public MeasuredOrigin of(ReadMail mail, @Nullable Supplier<InputStream> raw) {
        List<String> evidence = new ArrayList<>();
        String sender = senderDomain(mail);
        boolean borneOut = measured(mail, sender, evidence);
        if (evidence.isEmpty()) {
            evidence.add("There is no trusted result about the origin of this mail.");
        }
        if (raw == null) {
            evidence.add(
                    "Not checked here: the sender's signatures, because evidence of identity was taken out of this mail.");
        } else {
            borneOut |= checked(raw, sender, evidence);
        }
        if (!borneOut) {
            evidence.add("Nothing measured bears out that it came from the sender's domain: ask for more before you"
                    + " rely on the address.");
        }
        if (mail.automatic() != null) {
            evidence.add(mail.automatic());
        }
        return new MeasuredOrigin(fact(borneOut), evidence);
    }

    /** Where we measure, a key that could not be asked for bears nothing out: the sender chooses who is asked. */
    private Origin fact(boolean borneOut) {
        if (borneOut) {
            return Origin.BORNE_OUT;
        }
        return settings.authservIds().isEmpty() && !dkim.asks() ? Origin.NOT_MEASURED : Origin.NOT_BORNE_OUT;
    }

    /** Our border server writes directly above or below its own trace line, and above what came with the mail. */
    private boolean measured(ReadMail mail, String sender, List<String> evidence) {
        boolean borneOut = false;
        int place = -1;
        Set<String> told = new HashSet<>();
        for (ReadMail.TraceResult trace : mail.results()) {
            AuthenticationResults field = AuthenticationResults.parse(trace.value());
            boolean ours = settings.authservIds().stream().anyMatch(id -> id.equalsIgnoreCase(field.server()));
            if (!ours || trace.receivedAbove() > 1 || (place >= 0 && trace.receivedAbove() != place)) {
                continue;
            }
            place = trace.receivedAbove();
            Set<String> here = new HashSet<>();
            for (AuthenticationResults.Result result : field.results()) {
                here.add(result.method());
                // A field further down that repeats a method may have come with the mail.
                if (!told.contains(result.method())) {
                    boolean aligned = areAligned(result.domain(), sender);
                    borneOut |= result.passes() && aligned;
                    evidence.add(field.server() + " measured "
                            + result.method().toUpperCase(Locale.ROOT) + ": " + result.result()
                            + forDomain(result.domain(), aligned));
                }
            }
            told.addAll(here);
        }
        return borneOut;
    }

    private boolean checked(Supplier<InputStream> raw, String sender, List<String> evidence) {
        boolean borneOut = false;
        for (DkimCheck.Signature signature : dkim.of(raw.get())) {
            boolean aligned = areAligned(signature.domain(), sender);
            String whose = signature.domain().isEmpty() ? "a DKIM signature" : "DKIM of " + signature.domain();
            switch (signature.outcome()) {
                case HOLDS -> {
                    boolean whole = signature.bodyBytes() < 0;
                    borneOut |= aligned && whole;
                    evidence.add("Checked here: " + whose + " holds"
                            + (whole ? "" : " for the first " + signature.bodyBytes() + " bytes of the body only")
                            + (aligned ? ", the sender's own domain" : ", another domain than the sender's"));
                }
                case FAILS -> evidence.add("Checked here: " + whose + " does not fit the mail");
                case NOT_CHECKED -> evidence.add("Not checked here: " + whose + ", its key could not be looked up");
            }
        }
        return borneOut;
    }

    private static String forDomain(String domain, boolean aligned) {
        if (domain.isEmpty()) {
            return "";
        }
        return " for " + domain + (aligned ? ", the sender's own domain" : ", another domain than the sender's");
    }

    private static String senderDomain(ReadMail mail) {
        PostAddress sender = mail.sender();
        return sender == null
                ? ""
                : sender.normalised()
                        .substring(sender.normalised().lastIndexOf('@') + 1)
                        .toLowerCase(Locale.ROOT);
    }

    /** Relaxed alignment (RFC 7489 section 3.1): one is the other or a part of it, and neither is a mere ending. */
    private static boolean areAligned(String domain, String sender) {
        return domain.indexOf('.') > 0
                && sender.indexOf('.') > 0
                && (domain.equals(sender) || domain.endsWith("." + sender) || sender.endsWith("." + domain));
    }
}
