package org.habeas.casework.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalEntitiesTests {

    private final LegalEntities entities = new LegalEntities("Northwind", List.of(entity("eu"), entity("us")));

    @Test
    void findsAnEntityByItsIdAndAnswersWithTheFirstOtherwise() {
        assertThat(entities.byId("us").id()).isEqualTo("us");
        assertThat(entities.first().id()).isEqualTo("eu");
    }

    @Test
    void namesTheEntityThatIsNotConfigured() {
        assertThatThrownBy(() -> entities.byId("uk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uk");
    }

    private static LegalEntity entity(String id) {
        return new LegalEntity(
                id,
                "Northwind " + id,
                List.of("Hafenstraße 1"),
                "DE",
                ZoneId.of("Europe/Berlin"),
                "DE",
                "Officer",
                "dpo@northwind.example",
                "Authority",
                "Provider",
                List.of());
    }
}
