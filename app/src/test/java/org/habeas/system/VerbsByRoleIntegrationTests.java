package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** Every verb, called in every single role: it is refused to exactly those it does not name. */
class VerbsByRoleIntegrationTests extends WholeApplication {

    private static final Path TABLE = Path.of("..", "docs", "roles.md");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void refusesAVerbToExactlyTheRolesItDoesNotName() {
        List<Verb> verbs = verbs();
        assertThat(verbs).hasSizeGreaterThan(20);
        for (Verb verb : verbs) {
            for (Role role : Role.values()) {
                assertThat(refuses(verb, role))
                        .as(verb + " refuses " + role)
                        .isEqualTo(!verb.permitted().contains(role));
            }
        }
    }

    @Test
    void letsTheAdministratorReadNothingOfACase() {
        assertThat(verbs())
                .filteredOn(verb -> verb.permitted().contains(Role.ADMINISTRATOR))
                .extracting(Verb::toString)
                .containsExactlyInAnyOrder(
                        "inbox: InboxDesk.atRisk",
                        "inbox: ProfileDesk.change",
                        "mailroom: StoredDoubtDesk.waiting",
                        "mailroom: StoredHoldingDesk.count",
                        "mailroom: StoredHoldingDesk.facts",
                        "mailroom: StoredProofDesk.compareNow",
                        "mailroom: StoredProofDesk.proof",
                        "mailroom: StoredProofDesk.settle",
                        "system: ApiKeys.all",
                        "system: ApiKeys.issue",
                        "system: ApiKeys.revoke",
                        "system: LetterOverrideDesk.state",
                        "system: LetterOverrideDesk.submit",
                        "system: OperationsDesk.state",
                        "workflows: StoppedSteps.tryAgain");
    }

    @Test
    void documentsTheTableOfVerbs() throws IOException {
        if (Boolean.getBoolean("habeas.docs.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, table());
        }
        assertThat(Files.readString(TABLE))
                .as("docs/roles.md is what the annotations say; -Dhabeas.docs.write=true writes it anew")
                .isEqualTo(table());
    }

    /** Null stands for whatever else a verb takes: the check comes first, and what comes after it is rolled back. */
    private boolean refuses(Verb verb, Role role) {
        Acting acting = new Acting("somebody", Set.of(role), "", UUID.randomUUID());
        Object[] arguments = Arrays.stream(verb.method().getParameterTypes())
                .map(type -> type.equals(Acting.class) ? acting : blank(type))
                .toArray();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                verb.method().setAccessible(true);
                verb.method().invoke(verb.bean(), arguments);
                return false;
            } catch (InvocationTargetException e) {
                return e.getCause() instanceof NotPermitted;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private static @Nullable Object blank(Class<?> type) {
        if (type.equals(boolean.class)) {
            return false;
        }
        return type.equals(long.class) ? (Object) 0L : type.equals(int.class) ? (Object) 0 : null;
    }

    private List<Verb> verbs() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .filter(name -> Optional.ofNullable(context.getType(name))
                        .map(type -> ClassUtils.getUserClass(type).getName())
                        .filter(type -> type.startsWith("org.habeas."))
                        .isPresent())
                .map(context::getBean)
                .flatMap(VerbsByRoleIntegrationTests::verbsOf)
                .sorted(Comparator.comparing(Verb::module).thenComparing(Verb::toString))
                .toList();
    }

    private static Stream<Verb> verbsOf(Object bean) {
        Class<?> target = AopUtils.getTargetClass(bean);
        return Arrays.stream(target.getMethods())
                .filter(method -> !method.isBridge())
                .flatMap(method -> Optional.ofNullable(AnnotationUtils.findAnnotation(method, Permits.class)).stream()
                        .map(permits -> new Verb(bean, target, method, new TreeSet<>(List.of(permits.value())))));
    }

    private String table() {
        StringBuilder table = new StringBuilder("# Who may do what\n\n"
                + "Generated from the annotations of the desks by a test that fails when this file is stale. A verb that"
                + " is not named here takes no person at all. Which person may do it in one case (nobody approves their"
                + " own draft) is decided by the case itself.\n\n");
        table.append("| verb |");
        List<Role> roles = List.of(Role.values());
        roles.forEach(role -> table.append(' ').append(words(role)).append(" |"));
        table.append("\n|---|").append("---|".repeat(roles.size())).append('\n');
        for (Verb verb : verbs()) {
            table.append("| ").append(verb).append(" |");
            roles.forEach(role -> table.append(verb.permitted().contains(role) ? " yes |" : "  |"));
            table.append('\n');
        }
        return table.toString();
    }

    private static String words(Role role) {
        return role == Role.SYSTEM
                ? "Habeas itself"
                : role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private record Verb(Object bean, Class<?> target, Method method, Set<Role> permitted) {
        String module() {
            return target.getPackageName().replaceFirst("^org\\.habeas\\.", "").replaceFirst("\\..*", "");
        }

        @Override
        public String toString() {
            return module() + ": " + target.getSimpleName() + "." + method.getName();
        }
    }
}
