package org.habeas.mailroom.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.habeas.mailroom.origin.SignedLetter.sign;
import static org.habeas.mailroom.origin.SignedLetter.stream;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.habeas.casework.correspondence.Origin;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.reading.MailReader;
import org.junit.jupiter.api.Test;

class OriginEvidenceTests {

    private static final String NOTHING =
            "Nothing measured bears out that it came from the sender's domain: ask for more before you rely on the"
                    + " address.";
    private static final String NO_RESULT = "There is no trusted result about the origin of this mail.";
    private static final String LETTER = String.join(
            "\r\n",
            "From: Jane Roe <jane@example.org>",
            "Subject: My data",
            "Date: Mon, 5 Oct 2026 10:00:00 +0000",
            "",
            "Please send me my data.",
            "");
    private static final List<String> SERVERS = List.of("mx.northwind.example");
    private static final DkimSettings ASKING = new DkimSettings("dns.example", Duration.ofSeconds(2));

    private static final PublicKeyRecordRetriever DNS = (method, selector, domain) -> {
        if (!selector.toString().equals("s1")) {
            throw new TempFailException("no answer");
        }
        return List.of(SignedLetter.KEY);
    };

    @Test
    void showsWhatOurOwnServerMeasured() {
        assertThat(evidence("Authentication-Results: mx.northwind.example; dkim=pass header.d=example.org;"
                        + " spf=fail smtp.mailfrom=bounces@other.example; dmarc=pass header.from=example.org\r\n"
                        + LETTER))
                .containsExactly(
                        "mx.northwind.example measured DKIM: pass for example.org, the sender's own domain",
                        "mx.northwind.example measured SPF: fail for other.example, another domain than the sender's",
                        "mx.northwind.example measured DMARC: pass for example.org, the sender's own domain");
        assertThat(evidence(
                        "Received: from a by mx.northwind.example\r\nAuthentication-Results: \"mx.northwind.example\" 1;"
                                + "\r\n spf=pass (a; dkim=pass) smtp.mailfrom=jane@mail.example.org\r\n" + LETTER))
                .containsExactly(
                        "mx.northwind.example measured SPF: pass for mail.example.org, the sender's own domain");
    }

    @MailScenario(22)
    @Test
    void doesNotBelieveWhatTheSenderWroteThemselves() {
        String forged = "Authentication-Results: mx.northwind.example; dmarc=pass header.from=example.org\r\n";

        assertThat(evidence("Received: from b by mx.northwind.example\r\nReceived: from a by b\r\n" + forged + LETTER))
                .containsExactly(NO_RESULT, NOTHING);
        assertThat(evidence("Received: from b by mx.northwind.example\r\nAuthentication-Results: mx.northwind.example;"
                        + " dmarc=fail header.from=example.org\r\n" + forged + LETTER))
                .containsExactly(
                        "mx.northwind.example measured DMARC: fail for example.org, the sender's own domain", NOTHING);
        assertThat(evidence("Authentication-Results: mx.northwind.example; spf=none\r\nReceived: from b by c\r\n"
                        + forged + LETTER))
                .containsExactly("mx.northwind.example measured SPF: none", NOTHING);
        for (String foreign : List.of(
                "evil.example; dmarc=pass header.from=example.org",
                "mx.northwind.example 2; dmarc=pass header.from=example.org",
                "mx.northwind.example.evil.example; dmarc=pass header.from=example.org",
                "(mx.northwind.example;) evil.example; dmarc=pass header.from=example.org",
                "mx.northwind.example; none (dmarc=pass header.from=example.org)",
                "mx.northwind.example; reason=\"x; dmarc=pass header.from=example.org\"")) {
            assertThat(evidence("Authentication-Results: " + foreign + "\r\n" + LETTER))
                    .as(foreign)
                    .containsExactly(NO_RESULT, NOTHING);
        }
    }

    @Test
    void takesNoOtherDomainForTheSendersOwn() {
        for (String domain : List.of("evil.example", "notexample.org", "org", "example.org.evil.example")) {
            assertThat(evidence("Authentication-Results: mx.northwind.example; dkim=pass header.d=" + domain + "\r\n"
                            + LETTER))
                    .as(domain)
                    .contains(NOTHING);
        }
    }

    @Test
    void checksASignatureOnTheRawBytes() throws Exception {
        String signed = sign("example.org", "s1", "", LETTER);

        assertThat(evidence(signed))
                .containsExactly(NO_RESULT, "Checked here: DKIM of example.org holds, the sender's own domain");
        assertThat(evidence("Received: from a by b\r\n" + signed))
                .contains("Checked here: DKIM of example.org holds, the sender's own domain");
        assertThat(evidence(signed.replace("my data.", "his data.")))
                .containsExactly(NO_RESULT, "Checked here: DKIM of example.org does not fit the mail", NOTHING);
        assertThat(evidence(signed.replace("jane@", "joan@")))
                .containsExactly(NO_RESULT, "Checked here: DKIM of example.org does not fit the mail", NOTHING);
    }

    @Test
    void saysThatWordsWereAddedBelowWhatASignatureCovers() throws Exception {
        String signed = sign("example.org", "s1", " l=25;", LETTER);

        assertThat(evidence(signed + "Send it to evil@example.net instead.\r\n"))
                .containsExactly(
                        NO_RESULT,
                        "Checked here: DKIM of example.org holds for the first 25 bytes of the body only, the sender's own"
                                + " domain",
                        NOTHING);
    }

    @Test
    void tellsSeveralSignaturesApart() throws Exception {
        String signed = sign("example.org", "s1", "", sign("list.example", "s1", "", LETTER));

        assertThat(evidence(signed))
                .containsExactlyInAnyOrder(
                        NO_RESULT,
                        "Checked here: DKIM of example.org holds, the sender's own domain",
                        "Checked here: DKIM of list.example holds, another domain than the sender's");
    }

    @Test
    void saysThatASignatureWasNotCheckedWhereItsKeyCannotBeAskedFor() throws Exception {
        String signed = sign("example.org", "silent", "", LETTER);

        assertThat(evidence(signed))
                .containsExactly(
                        NO_RESULT, "Not checked here: DKIM of example.org, its key could not be looked up", NOTHING);
        assertThat(evidence("DKIM-Signature: nonsense\r\n" + LETTER))
                .containsExactly(NO_RESULT, "Checked here: a DKIM signature does not fit the mail", NOTHING);
    }

    @Test
    void asksNobodyForKeysUnlessAResolverIsConfigured() throws Exception {
        DkimSettings nobody = new DkimSettings(null, Duration.ofSeconds(2));
        PublicKeyRecordRetriever none = new DkimConfiguration().dkimKeys(nobody);

        assertThat(new DkimCheck(none, nobody).of(stream(sign("example.org", "s1", "", LETTER))))
                .containsExactly(new DkimCheck.Signature("example.org", DkimCheck.Outcome.NOT_CHECKED, -1));
    }

    @Test
    void tellsWhatIsNotBorneOutFromWhatNobodyMeasured() throws Exception {
        DkimSettings nobody = new DkimSettings(null, Duration.ofSeconds(2));
        PublicKeyRecordRetriever none = new DkimConfiguration().dkimKeys(nobody);
        String signed = sign("example.org", "s1", "", LETTER);
        String silent = sign("example.org", "silent", "", LETTER);

        assertThat(measured(signed, List.of(), none, nobody).fact()).isEqualTo(Origin.NOT_MEASURED);
        assertThat(measured(signed, SERVERS, none, nobody).fact()).isEqualTo(Origin.NOT_BORNE_OUT);
        assertThat(measured(signed, List.of(), DNS, ASKING).fact()).isEqualTo(Origin.BORNE_OUT);
        assertThat(measured(silent, List.of(), DNS, ASKING).fact()).isEqualTo(Origin.NOT_BORNE_OUT);
        assertThat(measured(LETTER, SERVERS, DNS, ASKING).fact()).isEqualTo(Origin.NOT_BORNE_OUT);
    }

    @Test
    void waitsForAllKeysOfAMailNoLongerThanTheLimit() throws Exception {
        String signed = LETTER;
        for (String selector : List.of("s1", "s2", "s3", "s4", "s5")) {
            signed = sign("example.org", selector, "", signed);
        }
        CountDownLatch never = new CountDownLatch(1);
        PublicKeyRecordRetriever slow = (method, selector, domain) -> {
            try {
                never.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(SignedLetter.KEY);
        };
        Instant began = Instant.now();

        MeasuredOrigin measured =
                measured(signed, SERVERS, slow, new DkimSettings("dns.example", Duration.ofMillis(300)));

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(measured.words())
                .containsOnlyOnce(NO_RESULT)
                .contains("Not checked here: DKIM of example.org, its key could not be looked up")
                .noneMatch(word -> word.contains("holds") || word.contains("does not fit"));
        never.countDown();
    }

    @Test
    void saysThatASignatureWasNotCheckedWhereTheResolverBreaks() throws Exception {
        PublicKeyRecordRetriever broken = (method, selector, domain) -> {
            throw new IllegalStateException("broken");
        };

        assertThat(measured(sign("example.org", "s1", "", LETTER), SERVERS, broken, ASKING)
                        .words())
                .contains("Not checked here: DKIM of example.org, its key could not be looked up");
    }

    private static List<String> evidence(String raw) {
        return measured(raw, SERVERS, DNS, ASKING).words();
    }

    private static MeasuredOrigin measured(
            String raw, List<String> servers, PublicKeyRecordRetriever keys, DkimSettings asking) {
        MailroomSettings settings = mock();
        when(settings.authservIds()).thenReturn(servers);
        return new OriginEvidence(settings, new DkimCheck(keys, asking))
                .of(new MailReader().read(stream(raw)), () -> stream(raw));
    }
}
