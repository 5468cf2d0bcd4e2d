package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * A place in a YAML text, so that what is wrong with it can be told with its line.
 *
 * @param file for messages
 * @param yaml the whole text
 * @param path as a JSON pointer; empty for the whole
 */
record YamlPlace(String file, String yaml, String path) {

    /** The whole of a text. */
    static YamlPlace of(String file, String yaml) {
        return new YamlPlace(file, yaml, "");
    }

    /** A key of the block at this place. */
    YamlPlace at(String key) {
        return new YamlPlace(file, yaml, path + "/" + key);
    }

    /** The same place under another name. */
    YamlPlace named(String name) {
        return new YamlPlace(name, yaml, path);
    }

    /**
     * Reads the whole text.
     *
     * @throws LetterProblem when it is not YAML of this type
     */
    <T> T read(TypeReference<T> type) {
        return LetterYaml.read(file, yaml, type);
    }

    /** What is wrong here, with the line of this place, or of the nearest block around it that is there. */
    LetterProblem problem(String what) {
        for (String place = path; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            int line = LetterYaml.line(yaml, place);
            if (line > 0) {
                return new LetterProblem(file, line, what);
            }
        }
        return new LetterProblem(file, 1, what);
    }
}
