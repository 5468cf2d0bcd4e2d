package org.habeas.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of letters that come with Habeas. */
final class LetterTexts {

    private static final String FOLDER = "/templates/";

    private LetterTexts() {}

    /** The content of every file, by its path in the folder of the letters. */
    static Map<String, String> shipped() {
        Map<String, String> contents = new TreeMap<>();
        try {
            PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
            for (String pattern : new String[] {"**/*.md", "*/phrases.*.yaml", "*/clauses.*.yaml", "checklists.yaml"}) {
                for (Resource file : resolver.getResources("classpath*:" + FOLDER + pattern)) {
                    String url = file.getURL().toString();
                    contents.put(
                            url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()),
                            file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
