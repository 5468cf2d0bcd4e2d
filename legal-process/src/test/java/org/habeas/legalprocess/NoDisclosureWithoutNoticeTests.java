package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No path through the verbs reaches production before its conditions hold. */
class NoDisclosureWithoutNoticeTests {

    @Property(tries = 20_000, afterFailure = AfterFailureMode.SAMPLE_ONLY)
    void neverProducesBeforeItsConditionsHold(@ForAll long seed) {
        new RandomWalk(seed, new ProductionConditions()).walk();
    }

    @Example
    void walksFarEnoughToMeanSomething() {
        Random seeds = new Random(11);
        int produced = 0;
        for (int walk = 0; walk < 10_000; walk++) {
            produced += new RandomWalk(seeds.nextLong(), new ProductionConditions()).walk();
        }

        assertThat(produced).as("targets handed over by ten thousand walks").isGreaterThan(200);
    }
}
