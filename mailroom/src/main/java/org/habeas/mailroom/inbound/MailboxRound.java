package org.habeas.mailroom.inbound;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.habeas.mailroom.MailboxDifference.Kind;
import org.habeas.mailroom.MailboxTrouble;
import org.habeas.mailroom.inbound.MailTaking.Taken;
import org.habeas.mailroom.inbound.ServerFolder.Away;
import org.habeas.mailroom.inbound.ServerFolder.Listed;
import org.habeas.mailroom.inbound.StoredFolder.Accounted;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look into a folder: what we do not have is stored, and only what we have is moved away. Every line may be the last
 * one before a crash; the next look goes on from what both sides really hold. Every number the server has given is
 * accounted for: as a mail of ours, as one still to be taken, or as a difference that a person sees.
 */
@Component
class MailboxRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);

    /** So many numbers left out at once are not mails that somebody has moved. */
    private static final int MOST_SKIPPED = 5000;

    private final StoredFolder stored;
    private final MailTaking taking;
    private final Differences differences;
    private final FolderTroubles troubles;
    private final FolderTurn turn;

    MailboxRound(
            StoredFolder stored, MailTaking taking, Differences differences, FolderTroubles troubles, FolderTurn turn) {
        this.stored = stored;
        this.taking = taking;
        this.differences = differences;
        this.troubles = troubles;
        this.turn = turn;
    }

    /**
     * Takes in what is new, one looker after the other.
     *
     * @return how many mails were stored
     * @throws MessagingException when the server cannot be used; the caller connects again
     */
    int take(ServerFolder folder, String account, String folderName) throws MessagingException {
        return turn.take(account, folderName, () -> takeInTurn(folder, account, folderName));
    }

    private int takeInTurn(ServerFolder folder, String account, String folderName) throws MessagingException {
        Place place = new Place(account, folderName, folder.uidValidity());
        long uidNext = folder.uidNext();
        Accounted before = stored.seen(place, uidNext);
        List<Listed> listed = folder.list();
        Map<Long, Boolean> known = stored.known(place, lowest(listed));
        Set<MailboxTrouble> met = EnumSet.noneOf(MailboxTrouble.class);
        met.addAll(folder.shortcomings());
        int taken = 0;
        List<Long> notTaken = new ArrayList<>();
        for (Listed mail : listed) {
            boolean toMove = known.getOrDefault(mail.uid(), false);
            if (!known.containsKey(mail.uid())) {
                Taken answer = take(folder, place, mail);
                toMove = answer == Taken.STORED;
                taken += toMove ? 1 : 0;
                if (answer == Taken.SHORT) {
                    notTaken.add(mail.uid());
                }
            }
            if (toMove) {
                moveAway(folder, place, mail.uid(), met);
            }
        }
        stored.gone(place, missing(known, listed));
        if (account(folder, place, notTaken, listed, uidNext, before)) {
            met.add(MailboxTrouble.INCOMPLETE);
        }
        troubles.met(account, folderName, met);
        return taken;
    }

    /** One mail that the server cannot give must not keep us from those behind it. */
    private Taken take(ServerFolder folder, Place place, Listed mail) throws MessagingException {
        try {
            return taking.take(folder, place, mail);
        } catch (MessagingException e) {
            if (isEndOfConnection(e)) {
                throw e;
            }
            LOG.warn("{} of {} does not give mail {}: {}", place.folder(), place.account(), mail.uid(), e.getMessage());
            return Taken.SHORT;
        }
    }

    private void moveAway(ServerFolder folder, Place place, long uid, Set<MailboxTrouble> met)
            throws MessagingException {
        Away away = folder.moveAway(uid);
        if (away.trouble() != null) {
            met.add(away.trouble());
        }
        if (away.there() != ServerFolder.OnServer.THERE) {
            stored.moved(place, uid, away);
        }
    }

    /**
     * Accounts for every number.
     *
     * @return whether the server still lists a mail that it does not give
     */
    private boolean account(
            ServerFolder folder, Place place, List<Long> notTaken, List<Listed> listed, long uidNext, Accounted before)
            throws MessagingException {
        Set<Long> open = differences.open(place, Kind.NOT_TAKEN);
        boolean skips = uidNext > before.below();
        if (notTaken.isEmpty() && open.isEmpty() && !skips) {
            return false;
        }
        // Only now: what another node has taken and moved meanwhile is ours, and what a person has moved is gone.
        Set<Long> there = uids(notTaken.isEmpty() && open.isEmpty() ? listed : folder.list());
        Map<Long, Kind> missing = new HashMap<>();
        Set<Long> pending = new HashSet<>(open);
        pending.addAll(notTaken);
        long from = pending.stream().mapToLong(uid -> uid).min().orElse(before.below());
        Set<Long> ours = stored.known(place, Math.min(from, before.below())).keySet();
        pending.removeAll(ours);
        pending.forEach(uid -> missing.put(uid, there.contains(uid) ? Kind.NOT_TAKEN : Kind.VANISHED));
        if (uidNext - before.below() <= MOST_SKIPPED) {
            Set<Long> seen = uids(listed);
            LongStream.range(before.below(), uidNext)
                    .filter(uid -> !seen.contains(uid) && !ours.contains(uid))
                    .forEach(uid -> missing.putIfAbsent(uid, Kind.SKIPPED));
        }
        missing.forEach((uid, kind) -> {
            differences.note(place, uid, kind, null, before.at());
            if (kind != Kind.NOT_TAKEN) {
                LOG.warn(
                        "mail {} left {} of {} before it was taken in; somebody has moved it by hand",
                        uid,
                        place.folder(),
                        place.account());
            }
        });
        differences.end(
                place, Kind.NOT_TAKEN, open.stream().filter(ours::contains).toList());
        stored.accountedFor(place, uidNext);
        return missing.containsValue(Kind.NOT_TAKEN);
    }

    private static boolean isEndOfConnection(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof FolderClosedException || cause instanceof StoreClosedException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static long lowest(List<Listed> listed) {
        return listed.stream().mapToLong(Listed::uid).min().orElse(Long.MAX_VALUE);
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
}
