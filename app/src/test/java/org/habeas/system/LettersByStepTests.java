package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.habeas.templates.LetterDescription;
import org.habeas.templates.Letters;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Every letter, with the step of a workflow that sends it: a step that no model has fails. */
class LettersByStepTests {

    private static final Path LETTERS = Path.of("..", "docs", "letters.md");
    private static final Path ROLES = Path.of("..", "docs", "roles.md");
    private static final String DESK = "desk: ";

    private final List<LetterDescription> letters = new Letters().described();

    @Test
    void namesForEveryLetterAStepThatAModelHasOrAVerbThatADeskHas() throws IOException {
        Map<String, String> steps = steps();
        String verbs = Files.readString(ROLES);
        assertThat(letters).hasSizeGreaterThan(20);
        for (LetterDescription letter : letters) {
            assertThat(letter.sentBy()).as(letter.kind()).isNotEmpty().allSatisfy(step -> {
                if (step.startsWith(DESK)) {
                    assertThat(verbs).contains(": " + step.substring(DESK.length()) + " |");
                } else {
                    assertThat(steps).containsKey(step);
                }
            });
        }
    }

    @Test
    void documentsEveryLetter() throws IOException {
        if (Boolean.getBoolean("habeas.docs.write")) {
            Files.writeString(LETTERS, page());
        }
        assertThat(Files.readString(LETTERS))
                .as("docs/letters.md is what the letters say; -Dhabeas.docs.write=true writes it anew")
                .isEqualTo(page());
    }

    private String page() throws IOException {
        Map<String, String> steps = steps();
        StringBuilder page = new StringBuilder("# The letters\n\n"
                + "Generated from the letters, their checklists and clauses by a test that fails when this file is"
                + " stale. A letter that lacks an element, in its file or when it is finished, is not sent. UNVERIFIED:"
                + " no lawyer has compared the clause with the law yet.\n");
        for (LetterDescription letter : letters) {
            page.append("\n## ")
                    .append(letter.kind())
                    .append("\n\n")
                    .append(letter.purpose())
                    .append("\n\n");
            item(page, "Sent", letter.sentWhen());
            item(
                    page,
                    "By",
                    letter.sentBy().stream()
                            .map(step -> step.startsWith(DESK)
                                    ? "a person: " + step.substring(DESK.length())
                                    : steps.getOrDefault(step, "?") + " (" + step + ")")
                            .collect(Collectors.joining("; ")));
            item(page, "To", letter.recipients());
            item(page, "Languages", String.join(", ", letter.languages()));
            item(page, "Legal basis", String.join("; ", letter.legalBasis()));
            page.append("\n| element | source |\n|---|---|\n");
            letter.elements().forEach((element, source) -> row(page, element, source));
            letter.clauses().forEach((set, regimes) -> {
                page.append("\nClauses `")
                        .append(set)
                        .append("`:\n\n| regime | rests on | elements | |\n|---|---|---|---|\n");
                regimes.forEach(one -> row(
                        page,
                        one.regime(),
                        one.citation(),
                        one.elements().entrySet().stream()
                                .map(element -> element.getKey() + " (" + element.getValue() + ")")
                                .collect(Collectors.joining(", ")),
                        one.verified() ? "" : "UNVERIFIED"));
            });
        }
        return page.toString();
    }

    private static void item(StringBuilder page, String name, String value) {
        page.append("- ").append(name).append(": ").append(value).append('\n');
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Every step of every model, as {@code model#id}, with model and step in words. */
    private static Map<String, String> steps() throws IOException {
        Map<String, String> steps = new TreeMap<>();
        for (Resource model :
                new PathMatchingResourcePatternResolver().getResources("classpath*:/workflows/**/*.bpmn")) {
            String file = String.valueOf(model.getFilename()).replace(".bpmn", "");
            try (InputStream in = model.getInputStream()) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                NodeList elements = factory.newDocumentBuilder().parse(in).getElementsByTagName("*");
                for (int i = 0; i < elements.getLength(); i++) {
                    Element element = (Element) elements.item(i);
                    if (element.getTagName().endsWith("Task")) {
                        steps.put(file + "#" + element.getAttribute("id"), element.getAttribute("name"));
                    }
                }
            } catch (ParserConfigurationException | SAXException e) {
                throw new IOException(e);
            }
        }
        return steps;
    }
}
