package org.habeas.system.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The built-in mails; each delivery gets its own date and Message-ID, so that the same sample opens a new case. */
public final class SampleMails {

    /** The public address to which requests go in the demonstration. */
    public static final String MAILBOX = "sar@larkfield.example";

    /** The names, as a person reads them. */
    public static final String NAMES = "sar, erasure, german, french, no-subject, out-of-office";

    private static final List<String> LIST = List.of(NAMES.split(", "));

    private SampleMails() {}

    /** All names, the one to try first at the front. */
    public static List<String> names() {
        return LIST;
    }

    /**
     * The raw bytes of a sample.
     *
     * @param clock for the date of the mail
     * @return empty when there is no sample of this name
     */
    public static Optional<byte[]> named(String name, Clock clock) {
        if (!LIST.contains(name)) {
            return Optional.empty();
        }
        try (InputStream file = SampleMails.class.getResourceAsStream("/samples/" + name + ".eml")) {
            if (file == null) {
                throw new IllegalStateException("the sample " + name + " is not in the jar");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "@DATE@",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    clock.instant().atOffset(ZoneOffset.UTC)))
                    .replace("@ID@", UUID.randomUUID().toString());
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
