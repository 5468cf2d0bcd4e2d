package org.habeas.mailroom.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDataTests {

    @ParameterizedTest
    @CsvSource({"a|b|.|, a|b|", "..|...a|.|, .|..a|", ".a|.|, a|", "a.|.b|.|, a.|b|", ".|, ''", "|.|, |", "x||.|, x||"})
    void takesAwayTheDotsThatWerePutBeforeLines(String wire, String mail) throws IOException {
        assertThat(read(wire.replace("|", "\r\n"))).isEqualTo(mail.replace("|", "\r\n"));
    }

    @Test
    void endsWithADotBetweenTwoWholeLineEndsAndWithNothingElse() throws IOException {
        String smuggled = "a\n.\nMAIL FROM:<x@example.org>\r.\r\n\n.\r\r\n.\nb\r\n..\nc\r\n";

        assertThat(read(smuggled + ".\r\nQUIT\r\n"))
                .isEqualTo("a\n.\nMAIL FROM:<x@example.org>\r.\r\n\n.\r\r\n\nb\r\n.\nc\r\n");
    }

    @Test
    void keepsAnyByteAndWhatStandsBehindADotAndACarriageReturn() throws IOException {
        String odd = "\0\u00ff\u0080\r\r\n\n\r";

        assertThat(read(odd + "\r\n..\rx\r\n.\r\n")).isEqualTo(odd + "\r\n.\rx\r\n");
    }

    @Test
    void isNoMailWhenTheClientHangsUpBeforeTheEnd() {
        assertThatThrownBy(() -> read("a\r\n.\r")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("a\r\n")).isInstanceOf(EOFException.class);
    }

    private static String read(String wire) throws IOException {
        return new String(new MailData(new ByteArrayInputStream(wire.getBytes(ISO_8859_1))).readAllBytes(), ISO_8859_1);
    }
}
