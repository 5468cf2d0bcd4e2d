package org.habeas.legalprocess;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.jspecify.annotations.Nullable;

/** What each instrument can demand and which clocks it starts, read from {@code legal/instruments.yaml}. */
public final class Instruments {

    private static final String FILE = "/legal/instruments.yaml";
    private static final Instruments SHIPPED = read();

    private final Map<String, InstrumentRule> rules;

    private Instruments(Map<String, InstrumentRule> rules) {
        this.rules = Map.copyOf(rules);
        for (InstrumentType type : InstrumentType.values()) {
            if (!rules.containsKey(type.code())) {
                throw new IllegalStateException(FILE + " says nothing of " + type.code());
            }
        }
    }

    /** The rules this product ships. */
    public static Instruments shipped() {
        return SHIPPED;
    }

    /** The rule of an instrument. */
    public InstrumentRule of(InstrumentType type) {
        InstrumentRule rule = rules.get(type.code());
        if (rule == null) {
            throw new IllegalStateException(FILE + " says nothing of " + type.code());
        }
        return rule;
    }

    private static Instruments read() {
        try (InputStream in = Instruments.class.getResourceAsStream(FILE)) {
            return new Instruments(new ObjectMapper(new YAMLFactory())
                    .readValue(in, new TypeReference<Map<String, InstrumentRule>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rule of one instrument.
     *
     * @param words its name
     * @param german its name in German letters
     * @param supports most sensitive kind of data it compels by itself, or null for one that compels none
     * @param judicial whether a court usually stands behind it
     * @param clocks ids of the rules it starts when it is served
     * @param citation what it rests on
     */
    public record InstrumentRule(
            String words,
            String german,
            @Nullable String supports,
            boolean judicial,
            @Nullable List<String> clocks,
            String citation) {

        /** Its name in a language that letters are written in. */
        String words(String language) {
            return language.equals("de") ? german : words;
        }

        /** The clocks it starts. */
        public List<String> clockRules() {
            return clocks == null ? List.of() : List.copyOf(clocks);
        }

        /** The most sensitive kind of data it compels; empty when it compels none. */
        public Optional<DataCategory> supportsCategory() {
            return supports == null || supports.isBlank()
                    ? Optional.empty()
                    : Optional.of(DataCategory.valueOf(supports.toUpperCase(Locale.ROOT)));
        }
    }
}
