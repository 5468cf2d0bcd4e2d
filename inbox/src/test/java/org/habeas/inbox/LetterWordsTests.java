package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.habeas.casework.correspondence.LetterState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterWordsTests {

    @Test
    void doesNotSayThatAPreparedLetterWaitsForSomebody() {
        assertThat(LetterWords.of(LetterState.PREPARED).words())
                .isEqualTo("Prepared, not yet approved")
                .doesNotContain("waiting");
    }

    @Test
    void saysOfALetterThatLeftThatItLeft() {
        assertThat(LetterWords.of(LetterState.PLANNED).heading()).isEqualTo("Exactly what leaves");
        assertThat(LetterWords.of(LetterState.ACCEPTED).heading()).isEqualTo("Exactly what left");
        assertThat(LetterWords.of(LetterState.RETURNED).heading()).isEqualTo("Exactly what left");
        assertThat(LetterWords.of(LetterState.WITHDRAWN).heading()).isEqualTo("What was withdrawn");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryState(LetterState state) {
        assertThat(LetterWords.of(state).words()).isNotBlank();
    }
}
