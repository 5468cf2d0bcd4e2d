package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendCommandTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            nullValues = "none",
            value = {
                "From: Joana <j@mail.example>, j@mail.example",
                "from: j@mail.example, j@mail.example",
                "|From: \"Teles, Joana\" <j@mail.example>|, j@mail.example",
                "Subject: nobody, none",
                "From: broken, none"
            })
    void findsTheSender(String header, @Nullable String sender) {
        byte[] mail =
                (header + "\r\nTo: x@y.example\r\n\r\nFrom: other@mail.example\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(SendCommand.senderOf(mail)).isEqualTo(sender == null ? "unknown@mail.example" : sender);
    }
}
