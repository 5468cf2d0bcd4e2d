package org.habeas.mailroom.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.inbound.ServerFolder.Away;
import org.habeas.mailroom.inbound.ServerFolder.OnServer;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.habeas.mailroom.reading.ArrivalDate;
import org.habeas.mailroom.reading.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail that a server brings to us, instead of laying it into a mailbox: stored as any other, under numbers of ours. */
@Component
public class DirectDeliveries {

    /** Our numbers are never given anew. */
    private static final long VALIDITY = 1;

    private final StoredFolder stored;
    private final SealedContents contents;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DirectDeliveries(
            StoredFolder stored,
            SealedContents contents,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.stored = stored;
        this.contents = contents;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Stores a mail with its envelope (TX1). When this returns, both are committed. It was received when the server
     * that brings it says that it had it, so the same bytes brought twice are the same arrival.
     *
     * @param account name of the way it came
     * @param folder what is listened to there
     * @param head the first bytes of the mail
     * @param raw read to its end, not empty
     */
    public void store(String account, String folder, Envelope envelope, byte[] head, InputStream raw) {
        Place place = new Place(account, folder, VALIDITY);
        Instant now = clock.instant();
        Instant received = ArrivalDate.of(head).filter(at -> at.isBefore(now)).orElse(now);
        transaction.executeWithoutResult(status -> {
            long number = jdbc.sql("select nextval('mailroom_delivery_number')")
                    .query(Long.class)
                    .single();
            if (!stored.store(place, number, received, raw, 0)) {
                throw new IllegalStateException("delivery " + number + " of " + account + " is no mail");
            }
            // No server has a copy that we should take away.
            stored.moved(place, number, new Away(OnServer.MOVED, null, null));
            keep(envelope, place, number);
        });
    }

    private void keep(Envelope envelope, Place place, long number) {
        String which = " where account = ? and folder = ? and uidvalidity = ? and uid = ?";
        UUID keyset = jdbc.sql("select keyset_id from mailroom_inbound_mail" + which)
                .params(place.account(), place.folder(), place.uidValidity(), number)
                .query(UUID.class)
                .single();
        UUID sealed = contents.write(keyset, new ByteArrayInputStream(bytes(envelope)))
                .id();
        jdbc.sql("update mailroom_inbound_mail set envelope_id = ?" + which)
                .params(sealed, place.account(), place.folder(), place.uidValidity(), number)
                .update();
    }

    private byte[] bytes(Envelope envelope) {
        try {
            return json.writeValueAsBytes(envelope);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
