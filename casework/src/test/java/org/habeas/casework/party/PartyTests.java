package org.habeas.casework.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartyTests {

    @Test
    void putsTheNameAboveTheAddress() {
        assertThat(party("Awa Diallo", "12 rue des Lilas\n\n69003 Lyon").envelope())
                .containsExactly("Awa Diallo", "12 rue des Lilas", "69003 Lyon");
    }

    @Test
    void putsTheNameOnceWhereTheAddressBeginsWithIt() {
        assertThat(party("Awa Diallo", "AWA DIALLO\n12 rue des Lilas").envelope())
                .containsExactly("AWA DIALLO", "12 rue des Lilas");
    }

    @Test
    void needsNoName() {
        assertThat(party("", "Postfach 7\n10115 Berlin").envelope()).containsExactly("Postfach 7", "10115 Berlin");
    }

    private static Party party(String name, String postalAddress) {
        return new Party(UUID.randomUUID(), PartyRole.REQUESTER, name, null, postalAddress);
    }
}
