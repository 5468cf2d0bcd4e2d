package org.habeas.casework.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClosureTests {

    private final ApplicationContextRunner company = new ApplicationContextRunner()
            .withUserConfiguration(Company.class)
            .withPropertyValues(
                    "habeas.company.name=Northwind",
                    "habeas.company.entities[0].id=eu",
                    "habeas.company.entities[0].name=Northwind GmbH",
                    "habeas.company.entities[0].address[0]=Hafenweg 1",
                    "habeas.company.entities[0].country=DE",
                    "habeas.company.entities[0].zone=Europe/Berlin",
                    "habeas.company.entities[0].calendar=DE",
                    "habeas.company.entities[0].officer=Officer",
                    "habeas.company.entities[0].officer-address=dpo@northwind.example",
                    "habeas.company.entities[0].authority=Authority",
                    "habeas.company.entities[0].dispute-resolution=Provider");

    @Test
    void isOneDayOrAllDaysFromTheFirstToTheLast() {
        assertThat(Closure.of("2026-12-24").includes(LocalDate.parse("2026-12-24")))
                .isTrue();
        assertThat(Closure.of("2026-12-24").includes(LocalDate.parse("2026-12-25")))
                .isFalse();
        Closure years = Closure.of("2026-12-28/2027-01-02");
        assertThat(years.includes(LocalDate.parse("2026-12-27"))).isFalse();
        assertThat(years.includes(LocalDate.parse("2026-12-28"))).isTrue();
        assertThat(years.includes(LocalDate.parse("2027-01-02"))).isTrue();
        assertThat(years.includes(LocalDate.parse("2027-01-03"))).isFalse();
    }

    @Test
    void endsNeitherBeforeItBeginsNorNever() {
        assertThatIllegalArgumentException().isThrownBy(() -> Closure.of("2026-12-24/2026-12-23"));
        assertThatIllegalArgumentException().isThrownBy(() -> Closure.of("2026-12-24/2027-12-25"));
        assertThatThrownBy(() -> Closure.of("Christmas")).isInstanceOf(DateTimeException.class);
    }

    @Test
    void isReadFromTheConfigurationOfItsLegalEntity() {
        company.withPropertyValues(
                        "habeas.company.entities[0].closures[0]=2026-12-24",
                        "habeas.company.entities[0].closures[1]=2026-12-28/2026-12-31")
                .run(context -> assertThat(
                                context.getBean(LegalEntities.class).first().closures())
                        .containsExactly(Closure.of("2026-12-24"), Closure.of("2026-12-28/2026-12-31")));
        company.run(context -> assertThat(
                        context.getBean(LegalEntities.class).first().closures())
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Christmas", "2026-12-31/2026-12-24"})
    void doesNotStartWithOneThatNobodyCanRead(String closure) {
        company.withPropertyValues("habeas.company.entities[0].closures[0]=" + closure)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("habeas.company.entities[0].closures[0]"));
    }

    @EnableConfigurationProperties(LegalEntities.class)
    static class Company {}
}
