package org.habeas.system;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;

class ArchitectureTests {

    private static final JavaClasses HABEAS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("org.habeas");

    /** Which module may use which; what is not here is used by nobody. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("database", Set.of()),
            Map.entry("casework", Set.of()),
            Map.entry("workflows", Set.of("casework")),
            Map.entry("templates", Set.of("casework")),
            Map.entry("mailroom", Set.of("casework", "templates")),
            Map.entry("inbox", Set.of("casework", "workflows")),
            Map.entry("sar", Set.of("casework", "workflows", "templates", "inbox")),
            Map.entry("legalprocess", Set.of("casework", "workflows", "templates", "inbox")),
            Map.entry("breach", Set.of("casework", "workflows", "templates", "inbox")),
            Map.entry("transparency", Set.of("casework", "workflows", "templates", "inbox", "legalprocess")),
            Map.entry(
                    "system",
                    Set.of(
                            "database",
                            "casework",
                            "workflows",
                            "templates",
                            "mailroom",
                            "inbox",
                            "sar",
                            "legalprocess",
                            "breach",
                            "transparency")));

    @Test
    void keepsTheEngineInItsPlace() {
        assertThat(dependOn("org.camunda.")).as("somebody uses the engine").isNotEmpty();
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ours("org.habeas.workflows.."),
                        ours("org.habeas.sar.workflow.."),
                        ours("org.habeas.breach.workflow.."),
                        ours("org.habeas.legalprocess.workflow.."),
                        ours("org.habeas.transparency.workflow.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("the engine's last community release is out: leaving it must touch few packages")
                .check(HABEAS);
    }

    @Test
    void keepsTheMailLibraryInItsPlace() {
        assertThat(dependOn("jakarta.mail."))
                .as("somebody uses the mail library")
                .isNotEmpty();
        noClasses()
                .that()
                .resideOutsideOfPackages(ours("org.habeas.mailroom.."), ours("org.habeas.system.demo.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.mail..")
                .because("hostile mail is read in one place; the demonstration alone plays the requester's mail server")
                .check(HABEAS);
    }

    @Test
    void keepsTheMailServerOfTheDemonstrationInItsPlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ours("org.habeas.system.demo.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.icegreen..")
                .because("nothing of the demonstration exists in production")
                .check(HABEAS);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void keepsToTheTableOfModules(String module) {
        String[] forbidden = MAY_USE.keySet().stream()
                .filter(other -> !other.equals(module)
                        && !MAY_USE.getOrDefault(module, Set.of()).contains(other))
                .map(other -> ours("org.habeas." + other + ".."))
                .toArray(String[]::new);
        if (forbidden.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(ours("org.habeas." + module + ".."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .because("features never know each other, and the kernel knows nobody")
                    .check(HABEAS);
        }
    }

    static Set<String> modules() {
        return new TreeSet<>(MAY_USE.keySet());
    }

    @Test
    void takesTheTimeFromAClock() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "now() without a clock",
                        call -> call.getTarget().getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .because("one clock drives deadlines, engine and tests alike")
                .check(HABEAS);
    }

    @Test
    void makesAClockOnlyWhereTheApplicationBegins() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ours("org.habeas.system.."))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("a second clock would not follow the first")
                .check(HABEAS);
    }

    @Test
    void bindsConfigurationToRecords() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Value.class)
                .because("a record of settings is validated at the start and documented in one place")
                .check(HABEAS);
    }

    @Test
    void namesTheRolesOfEveryVerb() {
        assertThat(HABEAS.stream().filter(each -> each.getSimpleName().endsWith("Desk")))
                .as("there are desks")
                .isNotEmpty();
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Desk")
                .and()
                .areDeclaredInClassesThat()
                .areNotInterfaces()
                .and()
                .arePublic()
                .and(describe("take an Acting", method -> method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Acting.class))))
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beAnnotatedWith(Permits.class)
                .because("pages, API, mail and workflow all come through the desk, so the check sits there")
                .check(HABEAS);
    }

    @Test
    void givesNoClassAnEmptyName() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Dto)")
                .because("such a name says nothing about what the class is")
                .check(HABEAS);
    }

    @Test
    void describesEveryPackage() {
        List<String> undescribed = HABEAS.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !isNullMarked(name))
                .sorted()
                .toList();
        assertThat(undescribed)
                .as("packages without a package-info that is @NullMarked")
                .isEmpty();
    }

    private static boolean isNullMarked(String packageName) {
        return HABEAS.contain(packageName + ".package-info")
                && HABEAS.get(packageName + ".package-info").isAnnotatedWith(NullMarked.class);
    }

    private static Set<String> dependOn(String prefix) {
        return HABEAS.stream()
                .filter(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getName().startsWith(prefix)))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
    }

    /** A rule about a package that nobody has would always hold. */
    private static String ours(String pattern) {
        String name = pattern.replace("..", "");
        assertThat(HABEAS.stream().map(JavaClass::getPackageName))
                .as("the package " + name + " exists")
                .anyMatch(found -> found.equals(name) || found.startsWith(name + "."));
        return pattern;
    }
}
