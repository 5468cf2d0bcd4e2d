package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MailReaderPropertyTests {

    private static final List<String> PIECES = List.of(
            "From: ",
            "Subject: ",
            "To: ",
            "Message-ID: ",
            "Content-Type: multipart/mixed; boundary=b",
            "--b",
            "--b--",
            "Content-Type: text/plain; charset=",
            "utf-7",
            "iso-2022-jp",
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: quoted-printable",
            "=?utf-8?B?",
            "?=",
            "=?x?Q?",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "<",
            ">",
            "\"",
            "(",
            ")",
            "@",
            ",",
            ":",
            ";",
            "=",
            "\\",
            "\u0000",
            "\u001b$B",
            "+AGE",
            "a@b.example",
            "Content-Type: message/rfc822",
            "Content-Disposition: attachment; filename*0*=",
            "''%ff",
            "<html><script",
            "<!--",
            "&#x110000;",
            "Content-Type: multipart/alternative; boundary=\"\"",
            "From ",
            "\u00e4",
            "%");

    private final MailReader reader = new MailReader();

    @Property(tries = 2_000)
    void neverThrowsOnRandomBytes(@ForAll byte[] raw) {
        assertReadable(reader.read(raw));
    }

    @Property(tries = 4_000)
    void neverThrowsOnPiecesOfMail(@ForAll("mails") String raw) {
        assertReadable(reader.read(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Property(tries = 500)
    void neverThrowsOnARealMailWithHoles(@ForAll long seed) {
        byte[] raw = """
                From: =?utf-8?Q?J=C3=A4ne?= <jane@example.org>
                Subject: =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?=
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <p>=C3=A4</p>
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=utf-8''a%20b.pdf
                Content-Transfer-Encoding: base64

                AAAA
                --b--
                """.getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(seed);
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            raw[random.nextInt(raw.length)] = (byte) random.nextInt(256);
        }

        assertReadable(reader.read(raw));
    }

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    private static void assertReadable(ReadMail mail) {
        assertThat(mail.problems()).doesNotContain("A part of the mail could not be read; the original has it.");
        assertThat(mail.text() + mail.subject()).doesNotContain("\u0000");
        assertThat(mail.subject()).doesNotContain("\n", "\r");
        assertThat(mail.fingerprint()).hasSize(64);
    }
}
