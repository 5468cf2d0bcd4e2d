package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTests {

    private final MailReader reader = new MailReader();

    @Test
    void readsAnOrdinaryMail() {
        ReadMail mail = read("""
                From: Jane Roe <jane@example.org>
                To: sar@northwind.example
                Message-ID: <1@example.org>
                In-Reply-To: <0@northwind.example>
                Subject: Access to my data
                Content-Type: text/plain; charset=utf-8

                Please send me all the data that you have about me.
                """);

        assertThat(mail.sender()).isEqualTo(new PostAddress("Jane Roe", "jane@example.org"));
        assertThat(mail.subject()).isEqualTo("Access to my data");
        assertThat(mail.text()).isEqualTo("Please send me all the data that you have about me.");
        assertThat(mail.messageId()).isEqualTo("1@example.org");
        assertThat(mail.references()).containsExactly("0@northwind.example");
        assertThat(mail.recipients()).containsExactly("sar@northwind.example");
        assertThat(mail.automatic()).isNull();
        assertThat(mail.language()).isEqualTo("en");
        assertThat(mail.problems()).isEmpty();
    }

    @MailScenario(30)
    @Test
    void readsAMailThatIsMissingNearlyEverything() {
        ReadMail mail = read("X-Nothing: here\n\n");

        assertThat(mail.sender()).isNull();
        assertThat(mail.subject()).isEmpty();
        assertThat(mail.text()).isEmpty();
        assertThat(mail.messageId()).isNull();
        assertThat(mail.problems()).containsExactly("The mail does not say whom it is from.");
    }

    @Test
    void showsAMailWithoutAnyHeaderAsText() {
        assertThat(read("I want my data").text()).isEqualTo("I want my data");
        assertThat(read("").text()).isEmpty();
    }

    @Test
    void readsAttachmentsWithoutKeepingThem() throws IOException {
        byte[] content = new byte[30 << 20];
        new Random(1).nextBytes(content);
        InputStream raw = new SequenceInputStream(
                new ByteArrayInputStream(latin("""
                        From: jane@example.org
                        Content-Type: multipart/mixed; boundary=b

                        --b

                        See the attachment.
                        --b
                        Content-Type: application/pdf; name="..\\\\..\\\\evil\u202efdp.exe"
                        Content-Transfer-Encoding: base64

                        """)),
                new SequenceInputStream(
                        new ByteArrayInputStream(Base64.getMimeEncoder().encode(content)),
                        new ByteArrayInputStream(latin("\n--b--\n"))));

        ReadMail mail = reader.read(raw);

        assertThat(mail.text()).isEqualTo("See the attachment.");
        assertThat(mail.overLimit()).isNull();
        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.size()).isEqualTo(content.length);
            assertThat(attachment.mediaType()).isEqualTo("application/pdf");
            assertThat(attachment.name()).doesNotContain("\\", "/", "\u202e").endsWith(".exe");
        });
    }

    @Test
    void givesTheBytesOfOneAttachment() throws IOException {
        byte[] raw = latin("""
                Content-Type: multipart/mixed; boundary=b

                --b

                text
                --b
                Content-Type: text/csv
                Content-Disposition: attachment; filename*=utf-8''%C3%BCber.csv
                Content-Transfer-Encoding: base64

                YSxi
                --b--
                """);

        assertThat(reader.read(raw).attachments().get(0).name()).isEqualTo("über.csv");
        try (InputStream attachment =
                reader.attachment(new ByteArrayInputStream(raw), 0).orElseThrow()) {
            assertThat(attachment.readAllBytes()).asString().isEqualTo("a,b");
        }
        assertThat(reader.attachment(new ByteArrayInputStream(raw), 1)).isEmpty();
    }

    @Test
    void readsTextWhateverItsLabelSays() {
        assertThat(body("iso-8859-1", "Grüße".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("Grüße");
        assertThat(body("utf-8", "Grüße".getBytes(Charset.forName("windows-1252")))
                        .problems())
                .containsExactly("The text is not in the character set utf-8 that the mail names.");
        assertThat(body("x-klingon", "Grüße".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("Grüße");
        assertThat(body("gb2312", "鎔기".getBytes(Charset.forName("GB18030"))).text())
                .isEqualTo("鎔기");
        assertThat(body("ks_c_5601-1987", "똠방각하".getBytes(Charset.forName("x-windows-949")))
                        .text())
                .isEqualTo("똠방각하");
        assertThat(body("iso-2022-jp", "テスト①".getBytes(Charset.forName("x-windows-iso2022jp")))
                        .text())
                .isEqualTo("テスト①");
        assertThat(body("utf-7", latin("Hi Mom +Jjo-!")).text()).isEqualTo("Hi Mom ☺!");
    }

    @MailScenario(31)
    @Test
    void readsRawEightBitHeaders() {
        String mail = "From: J\u00e4ne <jane@example.org>\nSubject: L\u00f6schung\n\n";
        byte[] utf8 = mail.getBytes(StandardCharsets.UTF_8);
        byte[] latin = latin(mail);

        for (byte[] raw : new byte[][] {utf8, latin}) {
            assertThat(reader.read(raw).subject()).isEqualTo("Löschung");
            assertThat(reader.read(raw).sender()).isEqualTo(new PostAddress("Jäne", "jane@example.org"));
        }
    }

    @MailScenario(31)
    @Test
    void joinsEncodedWordsThatCutACharacterInTwo() {
        assertThat(read("Subject: =?utf-8?B?4pi=?= =?utf-8?B?ug==?=\n\n").subject())
                .isEqualTo("☺");
        assertThat(read("Subject: =?utf-8?Q?a_b?= c =?iso-8859-1?Q?=FC?=\n =?utf-8?Q?!?=\n\n")
                        .subject())
                .isEqualTo("a b c ü!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?attacker?=@victim.example",
                "=?utf-8?Q?x=40victim.example?= <a@b@c>",
                "a@example.org, b@example.org",
                "undisclosed-recipients:;",
                "<>",
                "nobody",
                "\"boss@corp.example\"",
                "a@-bad-.example",
                "a b@example.org",
                "\"quoted\\\" @ \"@example.org",
                "a@exam\u0000ple.org",
                "a@example.org <b@example.org>, c@example.org",
                "Jane <a@example.org> <b@example.org>",
                "<<a@example.org>>"
            })
    void takesNoSenderFromAnAddressThatCouldMeanAnythingElse(String from) {
        assertThat(read("From: " + from + "\nSubject: x\n\nHello").sender()).isNull();
    }

    @Test
    void takesTheAddressAndNotTheNameThatLooksLikeOne() {
        assertThat(read("From: \"boss@corp.example\" <evil@example.org>\n\n").sender())
                .isEqualTo(new PostAddress("boss@corp.example", "evil@example.org"));
        assertThat(read("From: =?utf-8?Q?=0D=0ABcc=3A_x=40y.example?= <a@example.org>\n\n")
                        .sender())
                .isEqualTo(new PostAddress("Bcc: x@y.example", "a@example.org"));
        assertThat(read("From: jane@example.org (Jane (the one))\n\n").sender())
                .isEqualTo(new PostAddress("Jane (the one)", "jane@example.org"));
    }

    @Test
    void showsHtmlAsText() {
        ReadMail mail = read("""
                From: jane@example.org
                Content-Type: text/html; charset=utf-8

                <html><head><style>p{}</style></head><body><p>Please&nbsp;send <b>my</b> data</p><ul><li>one</li></ul>
                <script>alert(1)</script>1 < 2 &amp; 3</body></html>
                """);

        assertThat(mail.text()).isEqualTo("Please send my data\n\n- one\n\n1 < 2 & 3");
        assertThat(mail.html()).contains("<script>");
    }

    @MailScenario(30)
    @Test
    void takesThePlainTextOfAlternativesAndAllPartsOfAMixture() {
        ReadMail mail = read("""
                From: jane@example.org
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a

                plain words
                --a
                Content-Type: text/html

                <p>html words</p>
                --a--
                --m
                Content-Type: text/plain

                and a footer
                --m--
                """);

        assertThat(mail.text()).isEqualTo("plain words\n\nand a footer");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void stopsAtAMillionPartsAtOnce() {
        StringBuilder raw = new StringBuilder("From: jane@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
        raw.append("--b\n\n\n".repeat(1_000_000));

        ReadMail mail = reader.read(latin(raw.toString()));

        assertThat(mail.overLimit()).isEqualTo("The mail has more than 1000 parts.");
        assertThat(mail.sender()).isEqualTo(PostAddress.of("jane@example.org"));
    }

    @Test
    void stopsAtNestingTooDeep() {
        StringBuilder raw = new StringBuilder("From: jane@example.org\n");
        for (int i = 0; i < 5_000; i++) {
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(read(raw.toString()).overLimit()).isEqualTo("The mail has parts nested deeper than 30.");
    }

    @Test
    void stopsAtHeadersTooLargeOrTooMany() {
        assertThat(read("From: jane@example.org\n" + "X: y\n".repeat(3_000) + "\n")
                        .overLimit())
                .isEqualTo("The mail has more than 2000 headers.");
        assertThat(read("To: " + "a@example.org,".repeat(40_000) + "\n\n").overLimit())
                .isNotNull();
        assertThat(read("From: jane@example.org\n" + ("X: " + "y".repeat(900) + "\n").repeat(400) + "\n")
                        .overLimit())
                .isNotNull();
    }

    @MailScenario(26)
    @Test
    void stopsAtMoreContentThanItReads() {
        MailReader small = new MailReader(new ReadingLimits(10, 3, 10_000, 100, 10, 1_000, 500, Duration.ofSeconds(5)));

        ReadMail mail = small.read(latin("From: jane@example.org\n\n" + "x".repeat(5_000)));

        assertThat(mail.overLimit()).isNotNull();
        assertThat(mail.sender()).isEqualTo(PostAddress.of("jane@example.org"));
    }

    @Test
    void readsABodyOfOneEndlessLine() {
        ReadMail mail = read("From: jane@example.org\n\n" + "x".repeat(10 << 20));

        assertThat(mail.overLimit()).isNull();
        assertThat(mail.problems()).containsExactly("The text is longer than 2048 kB; the rest is in the original.");
    }

    @Test
    void throwsWhenTheSourceOfTheBytesFails() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("the database is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };

        assertThatThrownBy(() -> reader.read(broken)).hasMessage("the database is gone");
    }

    @Test
    void knowsTheSameMailFromAnotherRoad() {
        String mail = "From: a@example.org\nSubject: x\nMessage-ID: <1@a>\n\nHello\n";
        String other =
                "Received: from elsewhere\r\nDelivered-To: b@example.org\r\n" + mail.replace("\n", "\r\n") + "\r\n";

        assertThat(read(other).fingerprint()).isEqualTo(read(mail).fingerprint());
        assertThat(read(mail.replace("Hello", "Hallo")).fingerprint())
                .isNotEqualTo(read(mail).fingerprint());
        assertThat(read(mail.replace("<1@a>", "<2@a>")).fingerprint())
                .isNotEqualTo(read(mail).fingerprint());
    }

    @Test
    void findsTheLetterThatABounceIsAbout() {
        ReadMail mail = read("""
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                --r

                Your letter could not be delivered.
                --r
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; jane@example.org
                Action: failed
                --r
                Content-Type: message/rfc822

                From: sar@northwind.example
                Message-ID: <our.letter@northwind.example>

                text
                --r--
                """);

        assertThat(mail.bounce()).isTrue();
        assertThat(mail.references()).containsExactly("our.letter@northwind.example");
        assertThat(mail.text()).isEqualTo("Your letter could not be delivered.");
    }

    private ReadMail body(String charset, byte[] text) {
        byte[] head = latin("From: a@example.org\nContent-Type: text/plain; charset=" + charset + "\n\n");
        byte[] raw = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, raw, head.length, text.length);
        return reader.read(raw);
    }

    private ReadMail read(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
