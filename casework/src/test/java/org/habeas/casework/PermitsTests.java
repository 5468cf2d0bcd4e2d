package org.habeas.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.habeas.casework.access.CaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class PermitsTests {

    private final GuardedDesk desk = guarded();

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsThroughExactlyTheRolesNamed(Role role) {
        Acting acting = new Acting("somebody", Set.of(role), "", UUID.randomUUID());
        if (role == Role.CASEWORKER || role == Role.SYSTEM) {
            assertThat(desk.decide(acting)).isEqualTo("decided");
        } else {
            assertThatThrownBy(() -> desk.decide(acting))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessage("Only a caseworker may do this (decide).");
        }
    }

    @Test
    void namesInOneSentenceWhatMayBeDoneByWhom() {
        Acting root = new Acting("root", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

        assertThatThrownBy(() -> desk.openFile(root))
                .hasMessage("Only intake, a caseworker or an auditor may read this case.");
        assertThatThrownBy(() -> desk.recordPosting(root)).hasMessage("Only legal may do this (record posting).");
        assertThatThrownBy(() -> desk.tick(root)).hasMessage("Only Habeas itself may do this (tick).");
    }

    @Test
    void failsLoudlyOnAGuardedVerbWithoutActing() {
        assertThatThrownBy(desk::undecided).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAnActWithoutSomebodyWhoActs() {
        assertThatThrownBy(() -> new Acting(" ", Set.of(Role.SYSTEM), "", UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Acting("nadia", Set.of(), "", UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static GuardedDesk guarded() {
        AspectJProxyFactory factory = new AspectJProxyFactory(new GuardedDesk());
        factory.addAspect(new PermitsAspect(new StaticListableBeanFactory().getBeanProvider(CaseAccess.class)));
        return factory.getProxy();
    }

    /** A desk as features have them. */
    static class GuardedDesk {
        @Permits({Role.CASEWORKER, Role.SYSTEM})
        public String decide(Acting acting) {
            return "decided";
        }

        @Permits(
                value = {Role.INTAKE, Role.CASEWORKER, Role.AUDITOR},
                to = "read this case")
        public String openFile(Acting acting) {
            return "opened";
        }

        @Permits(Role.LEGAL)
        public String recordPosting(Acting acting) {
            return "recorded";
        }

        @Permits(Role.SYSTEM)
        public String tick(Acting acting) {
            return "ticked";
        }

        @Permits(Role.CASEWORKER)
        public String undecided() {
            return "undecided";
        }
    }
}
