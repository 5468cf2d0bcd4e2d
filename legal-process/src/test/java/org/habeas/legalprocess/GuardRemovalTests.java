package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Random;
import org.habeas.legalprocess.ProductionConditions.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each guard is needed: with one of them removed, the walks that find nothing otherwise find what it keeps out. */
class GuardRemovalTests {

    private static final int MOST_WALKS = 120_000;

    @ParameterizedTest
    @EnumSource(Condition.class)
    void isFoundOutWhenAGuardIsRemoved(Condition removed) {
        EnumSet<Condition> others = EnumSet.complementOf(EnumSet.of(removed));
        Random seeds = new Random(7);

        assertThatThrownBy(() -> {
                    for (int walk = 0; walk < MOST_WALKS; walk++) {
                        new RandomWalk(seeds.nextLong(), new ProductionConditions(others)).walk();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("handed over although");
    }
}
