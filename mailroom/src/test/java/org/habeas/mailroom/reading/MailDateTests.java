package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thu, 29 Apr 2021 23:34:45 +0900 (JST)    | 2021-04-29T14:34:45Z
            29 Apr 2021 23:34 -0000                  | 2021-04-29T23:34:00Z
            Thu,29 Apr 2021 23:34:45 GMT             | 2021-04-29T23:34:45Z
            Wed, 11 Feb 98 11:51 CST                 | 1998-02-11T17:51:00Z
            Mon, 21 Aug 1995 13:30:57 -600           | 1995-08-21T19:30:57Z
            Thu Apr 29 23:34:45 2021                 | 2021-04-29T23:34:45Z
            Thu Apr 29 23:34:45 CEST 2021            | 2021-04-29T21:34:45Z
            29-Apr-2021 23:34:45 +02:00              | 2021-04-29T21:34:45Z
            2021-04-29T23:34:45.123+02:00            | 2021-04-29T21:34:45Z
            Thu, 29 April 2021 23.34.60 ZZZ          | 2021-04-29T23:34:59Z
            """)
    void readsTheFormsThatClientsWrite(String line, String instant) {
        assertThat(MailDate.parse(line)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "31 Feb 2021 10:00", "29 Foo 2021 10:00", "29 Apr 2021", "29 Apr 2021 25:00"})
    void givesNoneForWhatIsNone(String line) {
        assertThat(MailDate.parse(line)).isNull();
    }

    @Test
    void saysThatADateCannotBeRead() {
        assertThat(new MailReader()
                        .read("Date: never\n\n".getBytes(StandardCharsets.US_ASCII))
                        .problems())
                .contains("The date of the mail cannot be read.");
    }
}
