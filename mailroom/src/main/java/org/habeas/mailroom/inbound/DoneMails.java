package org.habeas.mailroom.inbound;

import java.util.List;
import java.util.UUID;
import org.habeas.mailroom.inbound.ServerFolder.DonePlace;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that should lie in the done folder of an account. */
@Component
class DoneMails {

    private final JdbcClient jdbc;

    DoneMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param place the folder it came to
     * @param uid its number there
     * @param size in bytes
     * @param doneValidity numbering of the done folder when it was put there, zero when the server did not say
     * @param doneUid its number in the done folder, zero when the server did not say
     */
    record Row(UUID id, Place place, long uid, String sha256, long size, long doneValidity, long doneUid) {

        /** Whether its number in the done folder holds under this numbering. */
        boolean isAt(long uidValidity) {
            return doneUid > 0 && doneValidity == uidValidity;
        }
    }

    List<Row> moved(String account) {
        return jdbc.sql("select m.id, m.account, m.folder, m.uidvalidity, m.uid, m.sha256, c.size, m.done_uidvalidity,"
                        + " m.done_uid from mailroom_inbound_mail m join casework_sealed_content c on c.id ="
                        + " m.content_id where m.account = ? and m.on_server in ('MOVED', 'LEFT')")
                .param(account)
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        new Place(row.getString(2), row.getString(3), row.getLong(4)),
                        row.getLong(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)))
                .list();
    }

    /** Notes where the bytes of a mail were found. */
    void found(Row row, DonePlace at) {
        jdbc.sql("update mailroom_inbound_mail set done_uidvalidity = ?, done_uid = ? where id = ?")
                .params(at.uidValidity(), at.uid(), row.id())
                .update();
    }

    /** Whether a mail with these bytes is ours, wherever it lies. */
    boolean isStored(String account, String sha256) {
        return jdbc.sql("select exists (select 1 from mailroom_inbound_mail where account = ? and sha256 = ?)")
                .params(account, sha256)
                .query(Boolean.class)
                .single();
    }
}
