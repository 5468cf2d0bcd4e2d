package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the letters, their checklists and the fixed phrases from the class path. */
final class LetterTexts {

    private static final Pattern NAME = Pattern.compile(".*/templates/(.+)\\.([a-z]{2})\\.(md|yaml)");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private LetterTexts() {}

    /** Every letter by template id and language: {@code sar/answer.en}. */
    static Map<String, LetterFile> letters() {
        Map<String, Map<String, String>> checklists =
                yaml(LetterTexts.class.getResourceAsStream("/templates/checklists.yaml"), new TypeReference<>() {});
        Map<String, LetterFile> letters = new TreeMap<>();
        contents("classpath*:/templates/**/*.md").forEach((name, content) -> {
            String kind = name.substring(0, name.lastIndexOf('.'));
            Map<String, String> wanted = checklists.get(kind);
            if (wanted == null) {
                throw new LetterProblem(name, "has no checklist in checklists.yaml");
            }
            letters.put(name, LetterFile.read(name, content, wanted));
        });
        checklists.keySet().forEach(kind -> {
            if (!letters.containsKey(kind + ".en")) {
                throw new LetterProblem(kind, "has a checklist but no letter in English");
            }
        });
        return letters;
    }

    /** Every fixed phrase by folder and language, then by key. */
    static Map<String, Map<String, String>> phrases() {
        Map<String, Map<String, String>> phrases = new TreeMap<>();
        contents("classpath*:/templates/*/phrases.*.yaml").forEach((name, content) -> {
            Map<String, String> read =
                    yaml(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), new TypeReference<>() {});
            phrases.put(name.replace("/phrases", ""), read);
        });
        return phrases;
    }

    private static Map<String, String> contents(String pattern) {
        Map<String, String> contents = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Matcher name = NAME.matcher(file.getURL().toString());
                if (name.matches()) {
                    contents.put(name.group(1) + "." + name.group(2), file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T yaml(@Nullable InputStream in, TypeReference<T> type) {
        if (in == null) {
            throw new LetterProblem("checklists.yaml", "is not on the class path");
        }
        try (in) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
