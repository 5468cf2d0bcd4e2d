package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.mailroom.inbound.ServerFolder.Listed;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one mail from the server into the database, whole or not at all. */
@Component
class MailTaking {

    private static final Logger LOG = LoggerFactory.getLogger(MailTaking.class);

    /** Some servers announce a size they never deliver; after so many equal answers the bytes are believed. */
    private static final int EQUAL_ANSWERS = 3;

    /** Others announce a mail whose text they fill in a moment later; so long the answers must stay equal. */
    private static final Duration EQUAL_FOR = Duration.ofMinutes(2);

    private final StoredFolder stored;
    private final Clock clock;
    private final Map<String, ShortAnswer> shortAnswers = new ConcurrentHashMap<>();

    MailTaking(StoredFolder stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    private record ShortAnswer(long bytes, int times, Instant since) {}

    /** What came of it. */
    enum Taken {
        /** It is ours. */
        STORED,
        /** Another node was faster. */
        BY_ANOTHER,
        /** The server gave nothing, or less than it announced. */
        SHORT
    }

    /** @throws MessagingException when the server does not give the mail */
    Taken take(ServerFolder folder, Place place, Listed mail) throws MessagingException {
        String name = place + "/" + mail.uid();
        try (CountedStream raw = new CountedStream(folder.open(mail))) {
            ShortAnswer before = shortAnswers.get(name);
            if (stored.store(place, mail.uid(), mail.receivedAt(), raw, expected(before, mail.size()))) {
                shortAnswers.remove(name);
                return Taken.STORED;
            }
            if (raw.count > 0 && raw.count >= mail.size()) {
                return Taken.BY_ANOTHER;
            }
            shortAnswers.put(
                    name,
                    before != null && before.bytes() == raw.count
                            ? new ShortAnswer(raw.count, before.times() + 1, before.since())
                            : new ShortAnswer(raw.count, 1, clock.instant()));
            LOG.warn(
                    "{} gave {} of {} bytes of mail {} in {}; asking again",
                    place.account(),
                    raw.count,
                    mail.size(),
                    mail.uid(),
                    place.folder());
            return Taken.SHORT;
        } catch (UncheckedIOException e) {
            throw new MessagingException("mail " + mail.uid() + " broke off", e.getCause());
        } catch (IOException e) {
            throw new MessagingException("mail " + mail.uid() + " could not be closed", e);
        }
    }

    private long expected(@Nullable ShortAnswer before, long announced) {
        boolean believed = before != null
                && before.times() >= EQUAL_ANSWERS
                && Duration.between(before.since(), clock.instant()).compareTo(EQUAL_FOR) >= 0;
        return before != null && believed ? before.bytes() : announced;
    }

    private static final class CountedStream extends FilterInputStream {
        private long count;

        CountedStream(InputStream raw) {
            super(raw);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
