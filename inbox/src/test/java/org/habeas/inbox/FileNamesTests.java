package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tickets.csv|tickets.csv",
                "Prüfung %22neu%22.pdf|Prüfung \"neu\".pdf",
                "Größe 100 %.csv|Größe 100 %.csv",
                "two%0D%0Alines.txt|two lines.txt",
                "a%20b.txt|a%20b.txt"
            })
    void readsBackWhatABrowserMadeOfAName(String sent, String shown) {
        assertThat(FileNames.shown(sent)).isEqualTo(shown);
    }
}
