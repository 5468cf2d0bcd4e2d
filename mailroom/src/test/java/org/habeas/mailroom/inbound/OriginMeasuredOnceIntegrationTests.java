package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailEvidence;
import org.habeas.casework.correspondence.MailEvidence.PieceId;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.origin.SignedLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@Import(OriginMeasuredOnceIntegrationTests.WithKeys.class)
class OriginMeasuredOnceIntegrationTests extends PlacedMail {

    private static final String HOLDS = "Checked here: DKIM of example.org holds, the sender's own domain";
    private static final String LETTER = ACCESS.replace("\n", "\r\n");

    @Autowired
    private RotatedKeys keys;

    @Autowired
    private SealedContents contents;

    @Autowired
    private MailEvidence evidence;

    @AfterEach
    void putsTheKeyBack() {
        keys.gone = false;
    }

    @MailScenario(22)
    @Test
    void showsWhatWasMeasuredWhenTheMailWasPlacedAlthoughTheKeyIsGoneSince() throws Exception {
        receive(SignedLetter.sign("example.org", "s1", "", LETTER));
        CaseReference reference = caseOf("Access");

        keys.gone = true;

        assertThat(origin(reference)).contains(HOLDS);
        assertThat(desk.opened.get(0).origin()).isEqualTo(Origin.BORNE_OUT);
    }

    @Test
    void keepsWhatWasMeasuredOfAMailFromWhichEvidenceIsTaken() throws Exception {
        receive(SignedLetter.sign("example.org", "s1", "", LETTER));
        CaseReference reference = caseOf("Access");
        UUID mail = mails.of(reference).get(0).id();

        transaction.executeWithoutResult(
                status -> evidence.destroy(reference, Set.of(new PieceId(mail, PieceId.TEXT)), ACTING));

        assertThat(mails.isRebuilt(mails.find(mail).orElseThrow())).isTrue();
        assertThat(origin(reference)).contains(HOLDS).noneMatch(word -> word.startsWith("Not checked here"));
    }

    @Test
    void tellsTheDeskThatNothingBearsOutAMail() throws Exception {
        keys.gone = true;
        receive(SignedLetter.sign("example.org", "s1", "", LETTER));

        keys.gone = false;

        assertThat(desk.opened.get(0).origin()).isEqualTo(Origin.NOT_BORNE_OUT);
        assertThat(origin(caseOf("Access"))).doesNotContain(HOLDS);
    }

    @Test
    void measuresNowWhatAnEarlierVersionPlacedWithoutMeasuring() throws Exception {
        receive(SignedLetter.sign("example.org", "s1", "", LETTER));
        CaseReference reference = caseOf("Access");
        InboundMail mail = mails.of(reference).get(0);
        String summary = "{'sender':'jane@example.org','senderName':'','subject':'Access','messageId':'1@example.org',"
                + "'references':[],'automatic':null,'language':'en'}";
        transaction.executeWithoutResult(status -> {
            UUID earlier = contents.write(
                            mail.keyset(),
                            new ByteArrayInputStream(summary.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                    .id();
            jdbc.sql("update mailroom_inbound_mail set summary_id = ? where id = ?")
                    .params(earlier, mail.id())
                    .update();
        });

        assertThat(origin(reference)).contains(HOLDS);
        keys.gone = true;
        assertThat(origin(reference)).doesNotContain(HOLDS);
    }

    private List<String> origin(CaseReference reference) {
        UUID mail = mails.of(reference).get(0).id();
        return caseMail.open(reference, mail).orElseThrow().evidence();
    }

    /** A DNS in which the key of the sender disappears. */
    static class RotatedKeys implements PublicKeyRecordRetriever {

        volatile boolean gone;

        @Override
        public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
                throws PermFailException {
            if (gone) {
                throw new PermFailException("no key");
            }
            return List.of(SignedLetter.KEY);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithKeys {

        @Bean
        @Primary
        RotatedKeys rotatedKeys() {
            return new RotatedKeys();
        }
    }
}
