package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.habeas.workflows.model.LegalProcessModel;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the two models, each loop at most twice: none comes to production past one of its guards. */
class LegalProcessPathsTests {

    private static final String PRODUCTION = "callActivity_production";
    private static final int TWICE = 2;

    @Test
    void opensProductionOnNoPathPastTheAuthorityOrCounsel() {
        long paths = demand(new ModelPaths(LegalProcessModel.RESOURCE));

        assertThat(paths).as("paths of the demand").isGreaterThan(100);
    }

    @Test
    void handsOverOnNoPathWithoutNoticeWindowAndTwoPersons() {
        long paths = production(new ModelPaths(LegalProcessModel.PRODUCTION_RESOURCE));

        assertThat(paths).as("paths of notice and production").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {Steps.AUTHENTICATE_AUTHORITY, Steps.REVIEW_DEMAND, "gateway_authentic", "gateway_decision"})
    void isFoundOutWhenAGuardOfTheDemandIsRemoved(String guard) {
        assertThatThrownBy(() -> demand(new ModelPaths(LegalProcessModel.RESOURCE).without(guard)))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Steps.DECIDE_NOTICE,
                Steps.APPROVE_EMERGENCY,
                "gateway_emergencyApproved",
                Timers.PRODUCE_NOT_BEFORE,
                Steps.PREPARE_PRODUCTION,
                Steps.APPROVE_PRODUCTION,
                "gateway_approved"
            })
    void isFoundOutWhenAGuardOfProductionIsRemoved(String guard) {
        assertThatThrownBy(() -> production(new ModelPaths(LegalProcessModel.PRODUCTION_RESOURCE).without(guard)))
                .isInstanceOf(AssertionError.class);
    }

    private static long demand(ModelPaths paths) {
        return paths.each("startEvent_processReceived", TWICE, path -> {
            if (last(path).equals(PRODUCTION)) {
                assertThat(path).contains(Steps.AUTHENTICATE_AUTHORITY, "flow_genuine");
                assertThat(path.lastIndexOf("flow_comply"))
                        .as("cleared by counsel, just now: %s", path)
                        .isGreaterThan(path.lastIndexOf(Steps.REVIEW_DEMAND))
                        .isGreaterThan(0);
                assertThat(path).contains(Steps.REVIEW_DEMAND);
            }
        });
    }

    private static long production(ModelPaths paths) {
        return paths.each("startEvent_productionOpened", TWICE, path -> {
            if (last(path).equals(Steps.PRODUCE)) {
                int decided = path.lastIndexOf(Steps.DECIDE_NOTICE);
                assertThat(decided).as("notice decided: %s", path).isPositive();
                if (path.lastIndexOf("flow_emergency") > decided) {
                    assertThat(path.lastIndexOf("flow_emergencyApproved"))
                            .as("the emergency approved: %s", path)
                            .isGreaterThan(path.lastIndexOf(Steps.APPROVE_EMERGENCY))
                            .isGreaterThan(decided);
                    assertThat(path.lastIndexOf(Steps.APPROVE_EMERGENCY)).isGreaterThan(decided);
                }
                int waited = path.lastIndexOf(Timers.PRODUCE_NOT_BEFORE);
                int prepared = path.lastIndexOf(Steps.PREPARE_PRODUCTION);
                int seen = path.lastIndexOf(Steps.APPROVE_PRODUCTION);
                assertThat(waited).as("waited: %s", path).isGreaterThan(decided);
                assertThat(prepared).as("prepared: %s", path).isGreaterThan(waited);
                assertThat(seen).as("seen by a second person: %s", path).isGreaterThan(prepared);
                assertThat(path.lastIndexOf("flow_approved"))
                        .as("approved: %s", path)
                        .isGreaterThan(seen);
            }
        });
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }
}
