package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LetterLintTests {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, String> WANTED = Map.of("until", "GDPR Art. 12(3)");
    private static final String GOOD = """
            ---
            purpose: to test
            legalBasis: [GDPR Art. 12]
            recipients: nobody
            subject: "Hello"
            fields:
              day: text
            required:
              until: "We answer by {{day}}"
            ---
            We answer
            by {{day}}.
            """;

    @Test
    void acceptsALetterThatHasEverything() {
        assertThat(LetterFile.read("test.en", GOOD, WANTED).text(Map.of("day", "Monday")))
                .contains("by Monday");
    }

    @Test
    void refusesALetterWhoseTextLostAnElement() {
        refuses(GOOD.replace("We answer\nby", "We hope to be done by"), "the element until is not in the text");
    }

    @Test
    void refusesALetterThatDropsAnElementOfItsChecklist() {
        refuses(
                GOOD.replace("  until: \"We answer by {{day}}\"\n", "  other: \"We answer\"\n"),
                "lacks the element until (GDPR Art. 12(3))");
    }

    @Test
    void refusesAnElementNobodyAskedFor() {
        refuses(GOOD.replace("required:\n", "required:\n  more: \"We\"\n"), "unknown element more");
    }

    @Test
    void refusesAFieldThatIsNotDeclared() {
        refuses(GOOD + "\n{{name}}\n", "{{name}} is not declared");
    }

    @Test
    void refusesAFieldThatIsNeverUsed() {
        refuses(GOOD.replace("  day: text\n", "  day: text\n  name: text\n"), "never uses name");
    }

    @Test
    void refusesLogic() {
        refuses(GOOD + "\n{{^day}}soon{{/day}}\n", "is logic");
        refuses(GOOD + "\n{{>other}}\n", "is logic");
        refuses(GOOD + "\n{{&day}}\n", "is logic");
        refuses(GOOD + "\n{{#day}}soon{{/day}}\n", "used as what it is not");
    }

    @Test
    void refusesFrontMatterThatSaysTooLittle() {
        refuses(GOOD.replace("purpose: to test\n", ""), "exactly");
        refuses(GOOD.replace("[GDPR Art. 12]", "[]"), "legalBasis");
        refuses("no front matter", "front matter");
        refuses(GOOD.replace("recipients: nobody", "recipients: ["), "not YAML");
    }

    /** Takes every required element out of every shipped letter, one at a time: none may still load. */
    @TestFactory
    Stream<DynamicTest> missesEveryElementThatIsTakenOut() throws IOException {
        Map<String, Map<String, String>> checklists;
        try (InputStream in = LetterLintTests.class.getResourceAsStream("/templates/checklists.yaml")) {
            checklists = YAML.readValue(in, new TypeReference<>() {});
        }
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/**/*.md");
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        return Stream.of(files).flatMap(file -> {
            String content = content(file);
            String path = file.getFilename() == null ? "" : String.valueOf(file.getFilename());
            String kind = file.toString().replaceAll(".*/templates/|\\.[a-z]{2}\\.md.*", "");
            Map<String, String> wanted = checklists.getOrDefault(kind, Map.of());
            assertThat(wanted).as(kind).isNotEmpty();
            return required(content).entrySet().stream()
                    .map(element -> DynamicTest.dynamicTest(path + " without " + element.getKey(), () -> {
                        String text = content.substring(content.indexOf("\n---\n", 4));
                        String head = content.substring(0, content.length() - text.length());
                        String without = head.replaceAll("(?m)^subject: .*$", "subject: \"x\"")
                                + text.replace(element.getValue(), "");
                        assertThat(text.contains(element.getValue()) || head.contains(element.getValue()))
                                .isTrue();
                        assertThatThrownBy(() -> LetterFile.read(path, without, wanted))
                                .isInstanceOf(LetterProblem.class);
                    }));
        });
    }

    private static Map<String, String> required(String content) {
        try {
            Map<String, Object> head = YAML.readValue(content.split("(?m)^---\n", 3)[1], new TypeReference<>() {});
            return YAML.convertValue(head.get("required"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void refuses(String content, String why) {
        assertThatThrownBy(() -> LetterFile.read("test.en", content, WANTED))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining(why);
    }
}
