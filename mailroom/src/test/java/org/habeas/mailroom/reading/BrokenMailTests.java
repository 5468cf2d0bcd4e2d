package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail whose structure is broken as it is in the wild: what a person would see in it is read all the same. */
class BrokenMailTests {

    private static final String WHOLE = "From: jane@example.org\nSubject: My data\n\nPlease send it.\n";

    private final MailReader reader = new MailReader();

    @MailScenario(29)
    @ParameterizedTest
    @ValueSource(
            strings = {
                WHOLE,
                "\n\n" + WHOLE,
                "\u00ef\u00bb\u00bf" + WHOLE,
                "From jane@example.org Thu Apr 29 23:34:45 2026\n" + WHOLE,
                "From: jane@example.org\nSubject: My data\n \nPlease send it.\n",
                "From: jane@example.org\nSubject: My data\nPlease send it.\n",
                "From: jane@example.org\nnot a header\nSubject: My data\n\nPlease send it.\n"
            })
    void findsHeadersAndTextWhereTheyAre(String raw) {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            ReadMail mail = read(raw.replace("\n", lineEnd));

            assertThat(mail.sender()).isEqualTo(PostAddress.of("jane@example.org"));
            assertThat(mail.subject()).isEqualTo("My data");
            assertThat(mail.text()).isEqualTo("Please send it.");
        }
    }

    @Test
    void tellsMailsApartWhoseLinesEndWithReturns() {
        String one = "From: jane@example.org\r\rOne\r";

        assertThat(read(one).fingerprint())
                .isNotEqualTo(read(one.replace("One", "Two")).fingerprint())
                .isEqualTo(read(one.replace("\r", "\r\n")).fingerprint());
    }

    @MailScenario(28)
    @Test
    void readsAMultipartWhoseBoundaryIsMissingWrongOrNotIndented() {
        String parts =
                "--b1\nContent-Type: text/plain\n\nwords\n--b1\nContent-Type: image/png; name=a.png\n\nx\n--b1--\n";

        for (String type : new String[] {
            "multipart/mixed",
            "multipart/mixed; boundary=other",
            "multipart/mixed;\nboundary=\"b1\"",
            "multipart/mixed; boundary=\"\""
        }) {
            ReadMail mail = read("From: jane@example.org\nContent-Type: " + type + "\n\n" + parts);

            assertThat(mail.text()).as(type).isEqualTo("words");
            assertThat(mail.attachments())
                    .extracting(ReceivedMail.Attachment::name)
                    .as(type)
                    .containsExactly("a.png");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b",
                "0123456789012345678901234567890123456789012345678901234567890123456789-longer-than-seventy",
                ".*+?()[]{}^$|\\\\E",
                "(?<x>a|b)+\\\\1",
                "--",
                "=_a b_="
            })
    @MailScenario(28)
    void readsAMultipartWhateverItsBoundaryIsMadeOf(String quoted) {
        String boundary = quoted.replace("\\\\", "\\");
        String delimiter = "--" + boundary;
        String preamble = "Not a part: " + delimiter + "\n " + delimiter + "\n";

        ReadMail mail = read("From: jane@example.org\nContent-Type: multipart/mixed; boundary=\"" + quoted + "\"\n\n"
                + preamble + delimiter + "\nContent-Type: text/plain\n\nwords\n" + delimiter
                + "\nContent-Type: image/png; name=a.png\n\nx\n" + delimiter + "--\n");

        assertThat(mail.text()).isEqualTo("words");
        assertThat(mail.attachments()).extracting(ReceivedMail.Attachment::name).containsExactly("a.png");
    }

    @ParameterizedTest
    @CsvSource({"b, bb", "bb, b", "b, b-", "b, b", "aaa, aaaa"})
    @MailScenario(28)
    void readsPartsWhoseBoundariesAreAPrefixOfEachOtherOrTheSame(String outer, String inner) {
        ReadMail mail = read("From: jane@example.org\nContent-Type: multipart/mixed; boundary=" + outer + "\n\n--"
                + outer + "\nContent-Type: multipart/mixed; boundary=" + inner + "\n\n--" + inner
                + "\nContent-Type: text/plain\n\ninner words\n--" + inner + "--\n\n--" + outer
                + "\nContent-Type: text/plain\n\nouter words\n--" + outer + "--\n");

        assertThat(mail.text()).contains("inner words", "outer words");
        assertThat(mail.overLimit()).isNull();
    }

    @MailScenario(28)
    @Test
    void readsAMultipartThatNamesItsBoundaryTwice() {
        String parts = "--b1\nContent-Type: text/plain\n\nwords\n--b1\nContent-Type: text/plain\n\nmore\n--b1--\n";

        for (String twice : new String[] {"boundary=b1; boundary=b2", "boundary=b2; boundary=b1"}) {
            assertThat(read("From: jane@example.org\nContent-Type: multipart/mixed; " + twice + "\n\n" + parts)
                            .text())
                    .as(twice)
                    .isEqualTo("words\n\nmore");
        }
    }

    @MailScenario(29)
    @Test
    void showsAMultipartWithoutPartsAsText() {
        assertThat(read("Content-Type: multipart/mixed; boundary=b\n\nJust words.\n")
                        .text())
                .isEqualTo("Just words.");
        assertThat(read("Content-Type: multipart/mixed\n\n-----Original Message-----\nFrom: x\n")
                        .text())
                .startsWith("-----Original Message-----");
    }

    @Test
    void keepsALetterThatItsClientNamed() {
        ReadMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; name="letter.txt"

                the letter
                --b
                Content-Type: text/plain; name="list.txt"

                the list
                --b--
                """);

        assertThat(mail.text()).isEqualTo("the letter");
        assertThat(mail.attachments()).extracting(ReceivedMail.Attachment::name).containsExactly("list.txt");
    }

    @MailScenario(29)
    @Test
    void joinsTheLinesThatAClientFolded() {
        assertThat(read("""
                Content-Type: text/plain; format=flowed

                I want all\s
                my data.
                > you \s
                > wrote
                --\s
                Jane
                """).text()).isEqualTo("I want all my data.\n> you  \n> wrote\n-- \nJane");
        assertThat(read("Content-Type: text/plain; format=flowed; delsp=yes\n\nforty \ntwo\n")
                        .text())
                .isEqualTo("fortytwo");
    }

    @MailScenario(29)
    @Test
    void keepsTheBytesOfWhatWasEncoded() {
        assertThat(attachment("quoted-printable", "a=0Ab\nc=\nd\n")).isEqualTo("a\nb\ncd");
        assertThat(attachment("base64", "YWJj\n!!\nZGU\n")).isEqualTo("abcde");
        assertThat(attachment("x-uuencode", "begin 644 a\n#86)C\n`\nend\n")).isEqualTo("abc");
    }

    @MailScenario(29)
    @Test
    void givesTheBytesThatItReadEvenWhenTheEncodingIsBroken() {
        byte[] raw = bytes("Content-Type: application/x-other\nContent-Transfer-Encoding: base64\n\n"
                + "QUJD=REVG\u00e4\nR0hJ==\n".repeat(3_000));
        ReceivedMail.Attachment read = reader.read(raw).attachments().get(0);

        assertThat(read.size()).isEqualTo(27_000);
        assertThat(attachment("base64", "QUJD=REVG\u00e4\nR0hJ==\n".repeat(3_000)))
                .isEqualTo("ABCDEFGHI".repeat(3_000));
    }

    @MailScenario(24)
    @Test
    void showsWhoAMailSaysItIsFromWithoutTrustingIt() {
        assertThat(from("MAILER-DAEMON (Mail Delivery Subsystem)"))
                .isEqualTo(new ReadMail.From("Mail Delivery Subsystem", "MAILER-DAEMON"));
        assertThat(from("Jane Roe jane@example.org")).isEqualTo(new ReadMail.From("Jane Roe", "jane@example.org"));
        assertThat(from("a@example.org, b@example.org")).isEqualTo(new ReadMail.From("", "a@example.org"));
        assertThat(from("\"Jane Roe\"")).isEqualTo(new ReadMail.From("Jane Roe", ""));
        assertThat(from("=?utf-8?Q?attacker?=@victim.example").address()).isEmpty();
        assertThat(from("Roe, Jane <jane@example.org>")).isEqualTo(new ReadMail.From("Roe, Jane", "jane@example.org"));
        assertThat(from("\"Jane \\\"J\\\" Roe\" <jane@example.org> <jane@example.org>"))
                .isEqualTo(new ReadMail.From("Jane \"J\" Roe", "jane@example.org"));
        assertThat(from("=?utf-8?Q?J=C3=A4ne?= <<jane@example.org>>"))
                .isEqualTo(new ReadMail.From("Jäne", "jane@example.org"));
        assertThat(from("=?utf-8?Q?J=C3=A4ne?= [jane@example.org]"))
                .isEqualTo(new ReadMail.From("Jäne", "jane@example.org"));
        assertThat(from("=?utf-8?Q?Jane_=3Cjane=40example.org=3E?="))
                .isEqualTo(new ReadMail.From("Jane <jane@example.org>", ""));
        assertThat(from("\"Jane <jane@example.org>")).isEqualTo(new ReadMail.From("Jane", "jane@example.org"));
        assertThat(from("Jane <jane(home)@example.org(work)>").address()).isEqualTo("jane@example.org");
        assertThat(read("Subject: x\n\n").from()).isEqualTo(new ReadMail.From("", ""));
    }

    @Test
    void decodesEncodedWordsThatAreNotQuiteRight() {
        assertThat(read("Subject: =??Q?plain?=\n\n").subject()).isEqualTo("plain");
        assertThat(read("Subject: =?utf-8?Q?Really??= =?utf-8?Q?_yes?=\n\n").subject())
                .isEqualTo("Really? yes");
        assertThat(read("Subject: =?utf-8?Q?open =?utf-8?Q?closed?=\n\n").subject())
                .isEqualTo("=?utf-8?Q?open closed");
        assertThat(read("Subject: =?utf-8?Q?Grüße?=\n\n").subject()).isEqualTo("Grüße");
    }

    private ReadMail.From from(String value) {
        return read("From: " + value + "\n\nx").from();
    }

    private String attachment(String encoding, String content) {
        byte[] raw =
                bytes("Content-Type: application/x-other\nContent-Transfer-Encoding: " + encoding + "\n\n" + content);
        try (InputStream stream =
                reader.attachment(new ByteArrayInputStream(raw), 0).orElseThrow()) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadMail read(String raw) {
        return reader.read(raw.startsWith("\u00ef") ? raw.getBytes(StandardCharsets.ISO_8859_1) : bytes(raw));
    }

    private static byte[] bytes(String raw) {
        return raw.getBytes(StandardCharsets.UTF_8);
    }
}
