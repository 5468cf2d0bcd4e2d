package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.habeas.mailroom.inbound.ServerFolder.Listed;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look into a folder: what we do not have is stored, and only what we have is moved away. Every line may be the last
 * one before a crash; the next look goes on from what both sides really hold.
 */
@Component
class MailboxRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);

    /** Some servers announce a size they never deliver; after so many equal answers the bytes are believed. */
    private static final int EQUAL_ANSWERS = 3;

    private final StoredFolder stored;
    private final Map<String, ShortAnswer> shortAnswers = new ConcurrentHashMap<>();

    MailboxRound(StoredFolder stored) {
        this.stored = stored;
    }

    private record ShortAnswer(long bytes, int times) {}

    /**
     * Takes in what is new.
     *
     * @return how many mails were stored
     * @throws MessagingException when the server cannot be used; the caller connects again
     */
    int take(ServerFolder folder, String account, String folderName) throws MessagingException {
        Place place = new Place(account, folderName, folder.uidValidity());
        stored.seen(place);
        Map<Long, Boolean> known = stored.known(place);
        List<Listed> listed = folder.list();
        int taken = 0;
        Map<Long, MessagingException> failures = new LinkedHashMap<>();
        for (Listed mail : listed) {
            boolean toMove = known.getOrDefault(mail.uid(), false);
            if (!known.containsKey(mail.uid())) {
                try {
                    toMove = store(folder, place, mail);
                    taken += toMove ? 1 : 0;
                } catch (MessagingException e) {
                    // One mail that the server cannot give must not keep us from those behind it.
                    failures.put(mail.uid(), e);
                }
            }
            if (toMove) {
                moveAway(folder, place, mail.uid());
            }
        }
        stored.gone(place, missing(known, listed));
        if (!failures.isEmpty()) {
            leaveOutWhatIsGone(failures, folder, place);
        }
        Optional<MessagingException> failure = failures.values().stream().findFirst();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return taken;
    }

    /** A mail that another node or a person has taken out of the folder meanwhile is no failure of the server. */
    private void leaveOutWhatIsGone(Map<Long, MessagingException> failures, ServerFolder folder, Place place)
            throws MessagingException {
        Set<Long> there = uids(folder.list());
        Set<Long> ours = stored.known(place).keySet();
        failures.keySet().stream()
                .filter(uid -> !there.contains(uid) && !ours.contains(uid))
                .forEach(uid -> LOG.warn(
                        "mail {} left {} of {} before it was taken in; somebody has moved it by hand",
                        uid,
                        place.folder(),
                        place.account()));
        failures.keySet().retainAll(there);
        failures.keySet().removeAll(ours);
    }

    private boolean store(ServerFolder folder, Place place, Listed mail) throws MessagingException {
        String name = place + "/" + mail.uid();
        try (CountedStream raw = new CountedStream(folder.open(mail))) {
            ShortAnswer before = shortAnswers.get(name);
            long expected = before != null && before.times() >= EQUAL_ANSWERS ? before.bytes() : mail.size();
            boolean done = stored.store(place, mail.uid(), mail.receivedAt(), raw, expected);
            if (done) {
                shortAnswers.remove(name);
            } else if (raw.count() < mail.size() || raw.count() == 0) {
                int times = before != null && before.bytes() == raw.count() ? before.times() + 1 : 1;
                shortAnswers.put(name, new ShortAnswer(raw.count(), times));
                LOG.warn(
                        "{} gave {} of {} bytes of mail {} in {}; asking again",
                        place.account(),
                        raw.count(),
                        mail.size(),
                        mail.uid(),
                        place.folder());
            }
            return done;
        } catch (UncheckedIOException e) {
            throw new MessagingException("mail " + mail.uid() + " broke off", e.getCause());
        } catch (IOException e) {
            throw new MessagingException("mail " + mail.uid() + " could not be closed", e);
        }
    }

    private void moveAway(ServerFolder folder, Place place, long uid) {
        try {
            stored.moved(place, uid, folder.moveAway(uid));
        } catch (MessagingException e) {
            // The mail is ours already; the next look tries again.
            LOG.warn("mail {} stays in {} of {} for now: {}", uid, place.folder(), place.account(), e.getMessage());
        }
    }

    private static List<Long> missing(Map<Long, Boolean> known, List<Listed> listed) {
        Set<Long> there = uids(listed);
        return known.entrySet().stream()
                .filter(entry -> entry.getValue() && !there.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<Long> uids(List<Listed> listed) {
        return listed.stream().map(Listed::uid).collect(Collectors.toSet());
    }

    private static final class CountedStream extends InputStream {
        private final InputStream raw;
        private long count;

        CountedStream(InputStream raw) {
            this.raw = raw;
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = raw.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}
