package org.habeas.casework.company;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The register of the company's legal entities, from configuration.
 *
 * @param name the name under which the company is known to the public
 * @param entities all legal entities; the first one answers where nothing else decides
 */
@Validated
@ConfigurationProperties("habeas.company")
public record LegalEntities(
        @NotBlank String name, @NotEmpty @Valid List<LegalEntity> entities) {

    /** The legal entity that answers where nothing else decides. */
    public LegalEntity first() {
        return entities.get(0);
    }

    /**
     * The legal entity with this id.
     *
     * @throws IllegalArgumentException when the configuration names none
     */
    public LegalEntity byId(String id) {
        return entities.stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no legal entity " + id + " is configured"));
    }
}
