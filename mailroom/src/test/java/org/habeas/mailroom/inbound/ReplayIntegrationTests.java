package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.Replay;
import org.habeas.mailroom.Replay.Difference;
import org.habeas.mailroom.ReplayDesk;
import org.habeas.mailroom.Replays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** P7: any mail read again from its raw bytes gives what it gave, and where it does not, a person sees what. */
class ReplayIntegrationTests extends PlacedMail {

    @Autowired
    private ReplayDesk replay;

    @Test
    @MailScenario(34)
    void findsEveryMailAsItWasAndChangesNothing() throws Exception {
        CaseReference reference = everyKindOfMail();
        List<String> before = rows();

        Replays replays = replay.lastDays(1, ACTING);

        assertThat(replays.differing()).isEmpty();
        assertThat(replays.equal()).isEqualTo(before.size()).isEqualTo(8);
        assertThat(rows()).isEqualTo(before);
        assertThat(desk.opened).hasSize(2);
        UUID first = mails.of(reference).get(0).id();
        assertThat(replay.one(first, ACTING).differences()).isEmpty();
        assertThat(acts(reference, "mail.replayed")).singleElement().satisfies(act -> assertThat(act.facts())
                .containsEntry("differences", ""));
    }

    @Test
    void saysWhatWouldComeOutDifferently() throws Exception {
        CaseReference reference = openCase();
        UUID mail = mails.of(reference).get(0).id();
        jdbc.sql("update mailroom_inbound_mail set sender_mac = 'other', fingerprint_mac = 'other',"
                        + " grounds = 'SIGNED_ADDRESS' where id = ?")
                .param(mail)
                .update();

        Replay result = replay.one(mail, ACTING);

        assertThat(result.differences())
                .containsExactlyInAnyOrder(Difference.SENDER, Difference.FINGERPRINT, Difference.PLACEMENT);
        assertThat(result.now()).contains("It would open a case.");
        assertThat(result.toString()).doesNotContain("jane", "Access");
        assertThat(replay.lastDays(1, ACTING).differing())
                .extracting(Replay::mail)
                .containsExactly(mail);
    }

    @Test
    void noticesBytesThatAreNotThoseReceived() throws Exception {
        UUID mail = mails.of(openCase()).get(0).id();
        jdbc.sql("update mailroom_inbound_mail set sha256 = repeat('0', 64) where id = ?")
                .param(mail)
                .update();

        assertThat(replay.one(mail, ACTING).differences()).containsExactly(Difference.RAW);
    }

    @Test
    void isNotForTheAdministratorAndLooksBackNotForEver() {
        Acting administrator = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

        assertThatThrownBy(() -> replay.lastDays(1, administrator)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> replay.lastDays(ReplayDesk.MOST_DAYS + 1, ACTING))
                .isInstanceOf(ActRefused.class);
        assertThatThrownBy(() -> replay.one(UUID.randomUUID(), ACTING)).isInstanceOf(ActRefused.class);
    }

    /** Opened, a reply, a copy, the same words again, held twice of which one is assigned, from a machine, by hand. */
    private CaseReference everyKindOfMail() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);
        receive(reply("jane@example.org", letter.messageId(), "an answer"));
        receive("Received: from another road\n" + ACCESS);
        receive(ACCESS.replace("<1@", "<3@"));
        receive(reply("lawyer@example.net", letter.messageId(), "for Jane"));
        holding.assignTo(held("OTHER_SENDER").id(), reference, ACTING);
        receive("From: eve@example.org\r\nSubject: about " + reference + "\r\n\r\nhello\r\n");
        receive("From: watch@example.com\r\nAuto-Submitted: auto-generated\r\nSubject: disk full\r\n\r\n97 %\r\n");
        receive("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: " + returnPath(letter)
                + "\r\nSubject: late\r\n\r\nstill trying\r\n");
        return reference;
    }

    private List<String> rows() {
        return jdbc.sql("select m::text from mailroom_inbound_mail m order by id")
                .query(String.class)
                .list();
    }
}
