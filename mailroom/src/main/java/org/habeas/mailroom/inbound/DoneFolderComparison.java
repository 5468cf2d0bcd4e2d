package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.mailroom.MailboxDifference.Kind;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.inbound.DoneMails.Row;
import org.habeas.mailroom.inbound.ServerFolder.DonePlace;
import org.habeas.mailroom.inbound.ServerFolder.Listed;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.springframework.stereotype.Component;

/**
 * Compares the folder for done mail with the mails we have moved there. The server's own word where it put a mail is
 * believed; without it, or when it does not hold any more, the bytes decide.
 */
@Component
class DoneFolderComparison {

    private final DoneMails mails;
    private final Differences differences;
    private final Proofs proofs;
    private final ServerFolders folders;

    DoneFolderComparison(DoneMails mails, Differences differences, Proofs proofs, ServerFolders folders) {
        this.mails = mails;
        this.differences = differences;
        this.proofs = proofs;
        this.folders = folders;
    }

    void compare(Account account) throws MessagingException {
        // Our side first: what another node moves from here on is more on the server, never less.
        List<Row> rows = mails.moved(account.name());
        try (ServerFolder done = folders.open(account, account.doneFolder())) {
            Place place = new Place(account.name(), account.doneFolder(), done.uidValidity());
            Map<Long, Listed> there = new HashMap<>();
            done.list().forEach(mail -> there.put(mail.uid(), mail));
            boolean first = !proofs.wasCompared(account.name(), account.doneFolder());
            Set<Row> held = rows.stream()
                    .filter(row -> row.isAt(place.uidValidity()) && there.containsKey(row.doneUid()))
                    .collect(Collectors.toCollection(HashSet::new));
            Map<Long, Listed> loose = new HashMap<>(there);
            held.forEach(row -> loose.remove(row.doneUid()));
            List<Row> unfound = new ArrayList<>(rows);
            unfound.removeAll(held);
            explainLoose(done, place, loose, unfound, first);
            noteGone(unfound, held);
            differences.end(
                    place,
                    Kind.UNKNOWN_IN_DONE,
                    differences.open(place, Kind.UNKNOWN_IN_DONE).stream()
                            .filter(uid -> !there.containsKey(uid))
                            .toList());
            proofs.compared(account.name(), account.doneFolder(), there.size(), rows.size());
        }
    }

    /** Finds the rows to which mails without a known place belong, and removes them from the unfound. */
    private void explainLoose(ServerFolder done, Place place, Map<Long, Listed> loose, List<Row> unfound, boolean first)
            throws MessagingException {
        Set<Long> noted = differences.noted(place);
        Set<Long> sizes = unfound.stream().map(Row::size).collect(Collectors.toSet());
        for (Listed mail : loose.values()) {
            boolean wanted = sizes.contains(mail.size());
            if (!wanted && (first || noted.contains(mail.uid()))) {
                if (first) {
                    differences.explain(place, mail.uid(), "there before the first comparison");
                }
                continue;
            }
            String sha256 = sha256(done, mail);
            List<Row> same =
                    unfound.stream().filter(row -> row.sha256().equals(sha256)).toList();
            if (!same.isEmpty()) {
                Row row = same.get(0);
                mails.found(row, new DonePlace(place.uidValidity(), mail.uid()));
                differences.end(row.place(), Kind.GONE, List.of(row.uid()));
                unfound.remove(row);
            } else if (mails.isStored(place.account(), sha256)) {
                differences.explain(place, mail.uid(), "a second copy of a stored mail");
            } else if (first) {
                differences.explain(place, mail.uid(), "there before the first comparison");
            } else {
                differences.note(place, mail.uid(), Kind.UNKNOWN_IN_DONE, null, null);
            }
        }
    }

    /** A mail whose bytes the done folder holds under another row's number is there. */
    private void noteGone(List<Row> unfound, Set<Row> held) {
        Set<String> bytes = held.stream().map(Row::sha256).collect(Collectors.toSet());
        for (Row row : unfound) {
            if (bytes.contains(row.sha256())) {
                differences.end(row.place(), Kind.GONE, List.of(row.uid()));
            } else {
                differences.note(row.place(), row.uid(), Kind.GONE, row.id(), null);
            }
        }
    }

    private static String sha256(ServerFolder folder, Listed mail) throws MessagingException {
        try (DigestInputStream raw = new DigestInputStream(folder.open(mail), MessageDigest.getInstance("SHA-256"))) {
            raw.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(raw.getMessageDigest().digest());
        } catch (IOException e) {
            throw new MessagingException("mail " + mail.uid() + " broke off", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
