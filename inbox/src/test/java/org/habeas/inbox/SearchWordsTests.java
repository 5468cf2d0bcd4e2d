package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTests {

    @Test
    void cutsAddressesAndReferencesIntoWords() {
        assertThat(SearchWords.of("joana.teles@example.org SAR-2026-000412"))
                .containsExactly("joana", "teles", "example", "org", "sar", "2026", "000412");
    }

    @Test
    void comparesWithoutAccentsAndCase() {
        assertThat(SearchWords.of("MÜLLER Çelik")).containsExactly("muller", "celik");
    }

    @Test
    void writesNoOperatorIntoAQuery() {
        assertThat(SearchWords.query("a | b:* & 'c' !d")).isEqualTo("'a':* & 'b':* & 'c':* & 'd':*");
        assertThat(SearchWords.query("!!!")).isEmpty();
    }
}
