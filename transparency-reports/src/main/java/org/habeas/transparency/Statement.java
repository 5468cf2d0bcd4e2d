package org.habeas.transparency;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.habeas.legalprocess.disclosure.Coded;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;

/**
 * A thing the company says it has never done.
 *
 * @param code short name
 * @param version of the wording
 * @param demand code of the {@link ExtraordinaryDemand} that touches it
 * @param text as the report prints it
 */
public record Statement(String code, int version, String demand, String text) {

    /** All statements of today, in the order of the report. */
    static List<Statement> all() {
        try (InputStream file = Statement.class.getResourceAsStream("/transparency/statements.yaml")) {
            return JsonMapper.builder(new YAMLFactory())
                    .build()
                    .readValue(file, new TypeReference<List<Statement>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the statements cannot be read", e);
        }
    }

    /** The demand that keeps it from being said while a case about it is open. */
    ExtraordinaryDemand touchedBy() {
        return Coded.parse(ExtraordinaryDemand.class, demand).orElseThrow();
    }
}
