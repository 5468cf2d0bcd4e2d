package org.habeas.templates;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;

/** Reads the YAML of letters; a key that stands twice is an error, or one of the two would silently be lost. */
final class LetterYaml {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private LetterYaml() {}

    /**
     * Reads a block.
     *
     * @param file for messages
     * @throws LetterProblem when it is not YAML of this type
     */
    static <T> T read(String file, String yaml, TypeReference<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new LetterProblem(file, line, "is not YAML as it should be: " + e.getOriginalMessage());
        }
    }

    /**
     * Where a key stands.
     *
     * @param path as a JSON pointer
     * @return line from 1; 0 when it is not there
     */
    static int line(String yaml, String path) {
        try (JsonParser parser = YAML.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().toString().equals(path)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 0;
        } catch (IOException notYaml) {
            return 0;
        }
    }
}
