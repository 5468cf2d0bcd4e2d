package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksDocumentTests {
    private static final Path DOCUMENT = Path.of("../docs/clocks.md");

    @Test
    void isWhatTheLawPacksSay() throws IOException {
        String text = ClocksDocument.text(LawPacks.shipped());
        if (Boolean.getBoolean("habeas.docs.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/clocks.md is what the law packs say; -Dhabeas.docs.write=true writes it anew")
                .isEqualTo(text);
    }

    @Test
    void hasARowOfTwelveCellsForEveryVersionOfEveryRule() {
        List<String> rows = ClocksDocument.text(LawPacks.shipped())
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows).hasSameSizeAs(AskedClock.LAWS.rules());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(13));
    }
}
