package org.habeas.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonWriter;

class UnnamedCasesTests {

    @Test
    void takesTheNumberOutOfEveryReference() {
        assertThat(UnnamedCases.unnamed(
                        "Row was updated: [Request#LP-2026-123456789], SAR-2026-000001; BR-2026-000002"))
                .isEqualTo("Row was updated: [Request#LP-…], SAR-…; BR-…");
        assertThat(UnnamedCases.unnamed("version 2026-11-22, XY-2026-000001"))
                .isEqualTo("version 2026-11-22, XY-2026-000001");
    }

    @Test
    void doesSoInEveryMemberOfALine() {
        JsonWriter<Object> writer = JsonWriter.of(members -> {
            members.add("message", "There is no case LP-2026-123456789");
            members.add("error", Map.of("stack_trace", "NoSuchCase: SAR-2026-000001\n\tat x"));
            members.add("pid", 42);
            new UnnamedCases().customize(members);
        });

        assertThat(writer.writeToString("a line"))
                .contains("There is no case LP-…", "NoSuchCase: SAR-…", "42")
                .doesNotContain("123456789", "000001");
    }
}
