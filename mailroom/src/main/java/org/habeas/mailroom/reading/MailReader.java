package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.habeas.mailroom.reading.PartCursor.Leaf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a raw mail. Whatever the bytes are, the answer is a {@link ReadMail}: what could not be read is among its
 * problems. Only trouble with the source of the bytes is thrown.
 */
@Component
public class MailReader {

    private final ReadingLimits limits;

    public MailReader() {
        this(ReadingLimits.DEFAULT);
    }

    MailReader(ReadingLimits limits) {
        this.limits = limits;
    }

    /** A reader that gives up a mail after this time; what it has until then is the answer. */
    public static MailReader within(Duration time) {
        return new MailReader(ReadingLimits.DEFAULT.within(time));
    }

    /** Reads a mail to its end; the caller closes the stream. */
    public ReadMail read(InputStream raw) {
        return read(raw, null);
    }

    /** The same for a mail whose envelope is known; null when the server that has it wrote that into the mail. */
    public ReadMail read(InputStream raw, @Nullable Envelope envelope) {
        MessageDigest body = sha256();
        WatchedStream watched =
                new WatchedStream(new MendedMail(raw, limits.headerBytes()), body, limits.headerBytes(), limits.time());
        PartCursor cursor = new PartCursor(watched, limits);
        ReadingInProgress reading = new ReadingInProgress(limits);
        try {
            Leaf leaf;
            while ((leaf = cursor.next()) != null) {
                reading.take(leaf, cursor);
            }
            watched.drain();
        } catch (LimitExceeded e) {
            reading.stopAt(String.valueOf(e.getMessage()));
        } catch (WatchedStream.TimeOver e) {
            reading.stopAt("Reading the mail took longer than " + limits.time().toMillis() / 1_000.0 + " s.");
        } catch (MaxLineLimitException | MaxHeaderLengthLimitException e) {
            reading.stopAt("A header of the mail is longer than " + limits.headerBytes() / 1024 + " kB.");
        } catch (MaxHeaderLimitException e) {
            reading.stopAt("The mail has more than " + limits.headers() + " headers.");
        } catch (IOException | MimeException | RuntimeException e) {
            watched.rethrowSourceFailure();
            if (e.getCause() instanceof MaxHeaderLimitException
                    || e.getCause() instanceof MaxHeaderLengthLimitException
                    || e.getCause() instanceof MaxLineLimitException) {
                reading.stopAt("The headers of the mail are larger than Habeas reads.");
            } else {
                reading.problem("A part of the mail could not be read; the original has it.");
            }
        }
        drainQuietly(watched);
        Headers headers = cursor.top();
        return reading.finish(envelope == null ? headers : headers.under(envelope), watched.head(), body);
    }

    /**
     * The decoded bytes of an attachment, numbered as {@link #read} numbers them.
     *
     * @param raw the same mail from its beginning; closed with the answer
     */
    public Optional<InputStream> attachment(InputStream raw, int number) {
        PartCursor cursor = new PartCursor(new MendedMail(raw, limits.headerBytes()), limits);
        int seen = 0;
        try {
            Leaf leaf;
            while ((leaf = cursor.next()) != null) {
                if (!ReadingInProgress.isText(leaf) && seen++ == number) {
                    return Optional.of(new AttachmentStream(cursor.content(), raw));
                }
            }
        } catch (IOException | MimeException | LimitExceeded e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** For tests and small mails. */
    ReadMail read(byte[] raw) {
        return read(new ByteArrayInputStream(raw));
    }

    private static void drainQuietly(WatchedStream watched) {
        try {
            watched.drain();
        } catch (IOException | RuntimeException e) {
            watched.rethrowSourceFailure();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
