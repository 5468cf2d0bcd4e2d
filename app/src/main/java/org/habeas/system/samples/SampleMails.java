package org.habeas.system.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The built-in mails; each delivery gets its own date and Message-ID, so that the same sample opens a new case. Legal
 * process comes with the document of an invented authority, whose dates count from the day of delivery.
 */
public final class SampleMails {

    /** The public address to which requests go in the demonstration. */
    public static final String MAILBOX = "sar@larkfield.example";

    /** The public address to which authorities and litigants write in the demonstration. */
    public static final String LEGAL_MAILBOX = "legal-process@larkfield.example";

    /** The address at which the security team hears of incidents in the demonstration. */
    public static final String SECURITY_MAILBOX = "security@larkfield.example";

    /** The names, as a person reads them. */
    public static final String NAMES =
            "sar, erasure, german, french, no-subject, out-of-office, legal-process, half-year, breach";

    private static final String HALF_YEAR = "half-year";
    private static final List<String> LIST = List.of(NAMES.split(", "));
    private static final List<String> LEGAL =
            List.of("legal-process", "subpoena", "court-order", "search-warrant", "emergency", "mlat");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int SOON = 10;
    private static final int LATER = 30;

    private SampleMails() {}

    /** The names of the samples with one mail, the one to try first at the front. */
    public static List<String> names() {
        return LIST.stream().filter(name -> !name.equals(HALF_YEAR)).toList();
    }

    /**
     * The mails of a sample: one, or those that the legal process of a half-year consists of.
     *
     * @param clock for the dates of the mails
     * @return empty when there is no sample of this name
     */
    public static List<SampleMail> mails(String name, Clock clock) {
        if (name.equals(HALF_YEAR)) {
            return LEGAL.stream().skip(1).map(one -> mail(one, clock.instant())).toList();
        }
        return names().contains(name) ? List.of(mail(name, clock.instant())) : List.of();
    }

    /**
     * The raw bytes of a sample with one mail.
     *
     * @param clock for the date of the mail
     * @return empty when there is no such sample of this name
     */
    public static Optional<byte[]> named(String name, Clock clock) {
        return names().contains(name) ? Optional.of(mail(name, clock.instant()).bytes()) : Optional.empty();
    }

    /** One mail by its name, also one of those of the half-year. */
    public static SampleMail mail(String name, Clock clock) {
        return mail(name, clock.instant());
    }

    private static SampleMail mail(String name, Instant now) {
        String text = dated(text(name + ".eml"), now);
        if (!LEGAL.contains(name)) {
            return new SampleMail(
                    name.equals("breach") ? SECURITY_MAILBOX : MAILBOX, text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] document = SampleDocument.of(dated(text(name + ".txt"), now), now);
        return new SampleMail(
                LEGAL_MAILBOX,
                text.replace("@PDF@", Base64.getMimeEncoder().encodeToString(document))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String dated(String text, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return text.replace("@DATE@", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .replace("@ID@", UUID.randomUUID().toString())
                .replace("@TODAY@", DAY.format(today))
                .replace("@SOON@", DAY.format(today.plusDays(SOON)))
                .replace("@LATER@", DAY.format(today.plusDays(LATER)));
    }

    private static String text(String file) {
        try (InputStream in = SampleMails.class.getResourceAsStream("/samples/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the sample " + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
