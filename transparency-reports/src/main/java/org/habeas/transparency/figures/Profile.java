package org.habeas.transparency.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.habeas.legalprocess.disclosure.Coded;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.legalprocess.disclosure.RequestGroup;

/**
 * A way of reporting, as data: which rows there are, in whose zone the days are counted, what the words mean.
 *
 * @param id as {@code --profile} names it
 * @param version of its definitions
 * @param zone in which a period begins and ends
 * @param bandWidth how many numbers a national security band spans: 250 for the combined half-yearly band of
 *     50 U.S.C. § 1874(a)(3)
 * @param bandSource the provision that allows the band
 * @param groups of rows, in the order of the report
 * @param definitions printed with every report
 */
public record Profile(
        String id,
        String version,
        String zone,
        int bandWidth,
        String bandSource,
        List<Group> groups,
        List<Definition> definitions) {

    private static final String FOLDER = "/transparency/profiles/";

    public Profile {
        groups = List.copyOf(groups);
        definitions = List.copyOf(definitions);
        ZoneId.of(zone);
    }

    /**
     * A group of rows.
     *
     * @param group code of the {@link RequestGroup}
     */
    public record Group(String group, List<Line> rows) {

        public Group {
            rows = List.copyOf(rows);
            key(group);
        }

        /** Who asks. */
        public RequestGroup key() {
            return key(group);
        }

        private static RequestGroup key(String code) {
            return Coded.parse(RequestGroup.class, code)
                    .orElseThrow(() -> new IllegalArgumentException("unknown group " + code));
        }
    }

    /**
     * A row.
     *
     * @param code as data files write it
     * @param label as the report prints it
     * @param instruments codes of the {@link InstrumentType}s it counts; empty for whatever no other row of the group
     *     counts, which is left out when there is none
     */
    public record Line(String code, String label, List<String> instruments) {

        public Line {
            instruments = List.copyOf(instruments);
            for (String instrument : instruments) {
                if (Coded.parse(InstrumentType.class, instrument).isEmpty()) {
                    throw new IllegalArgumentException("unknown instrument " + instrument);
                }
            }
        }

        /** Whether it counts what no other row of its group counts. */
        public boolean isForTheRest() {
            return instruments.isEmpty();
        }

        boolean counts(RequestFacts facts) {
            return instruments.contains(facts.instrument().code());
        }
    }

    /** What a word of the tables means. */
    public record Definition(String term, String meaning) {}

    /** The profile that reports by type of process. */
    public static Profile classic() {
        return named("classic").orElseThrow(() -> new IllegalStateException("the classic profile is not in the jar"));
    }

    /** The profile of this name, empty when there is none. */
    public static Optional<Profile> named(String id) {
        if (!id.matches("[a-z][a-z-]*")) {
            return Optional.empty();
        }
        try (InputStream file = Profile.class.getResourceAsStream(FOLDER + id + ".yaml")) {
            return file == null ? Optional.empty() : Optional.of(read(file));
        } catch (IOException e) {
            throw new IllegalStateException("profile " + id + " cannot be read", e);
        }
    }

    /** The zone in which a period begins and ends. */
    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    private static Profile read(InputStream file) throws IOException {
        try {
            return JsonMapper.builder(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(file, Profile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e.getOriginalMessage(), e);
        }
    }
}
