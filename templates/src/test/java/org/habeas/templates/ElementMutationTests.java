package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Takes every required element out of every letter and clause that ships, in every language: none may stay unseen. */
class ElementMutationTests {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern FIELD = Pattern.compile("\\{\\{[A-Za-z]+}}");
    private static final Map<String, String> FILES = LetterTexts.shipped();
    private static final LetterSet SET = LetterSet.read(FILES);

    private final List<String> missed = new ArrayList<>();
    private int tried;

    @Test
    void noElementLeavesALetterUnseen() {
        SET.letters().forEach((name, letter) -> {
            String content = String.valueOf(FILES.get(name + ".md"));
            String kind = name.substring(0, name.lastIndexOf('.'));
            Map<String, String> wanted = SET.checklists().getOrDefault(kind, Map.of());
            assertThat(wanted).as(kind + " has a checklist").isNotEmpty();
            int start = content.indexOf("\n---\n", 4) + 5;
            String head = content.substring(0, start);
            required(head.split("(?m)^---\n", 3)[1])
                    .forEach((element, phrase) -> mutants(content.substring(start), phrase)
                            .forEach((how, text) -> meet(
                                    name + " " + element + " " + how,
                                    () -> LetterFile.read(name, head + text, wanted, letter.clauses()))));
            letter.head()
                    .clauses()
                    .forEach(set -> meet(
                            name + " without " + set,
                            () -> LetterFile.read(
                                    name,
                                    head
                                            + content.substring(start)
                                                    .replaceAll("(?s)\\{\\{#" + set + "}}.*\\{\\{/" + set + "}}", ""),
                                    wanted,
                                    letter.clauses())));
        });
        report("in the files of letters", 500);
    }

    @Test
    void noElementLeavesAClauseUnseen() {
        Set<String> read = new TreeSet<>();
        FILES.forEach((path, content) -> {
            if (!path.contains("/clauses.")) {
                return;
            }
            String file = path.substring(0, path.length() - ".yaml".length());
            Map<String, Map<String, Map<String, Object>>> sets =
                    LetterYaml.read(file, content, new TypeReference<>() {});
            sets.forEach((set, regimes) -> regimes.forEach((regime, clause) -> {
                read.add(set);
                String text = String.valueOf(clause.get("text"));
                Map<String, String> required = YAML.convertValue(clause.get("required"), new TypeReference<>() {});
                assertThat(required).as(file + " " + set + "/" + regime).isNotEmpty();
                required.forEach((element, phrase) -> mutants(text, phrase).forEach((how, mutant) -> {
                    clause.put("text", mutant);
                    meet(
                            file + " " + set + "/" + regime + " " + element + " " + how,
                            () -> Clause.read(file, yaml(sets), SET.checklists()));
                }));
                clause.put("text", text);
            }));
        });
        Set<String> taken = new TreeSet<>();
        SET.letters().values().forEach(letter -> taken.addAll(letter.head().clauses()));
        assertThat(read).as("sets of clauses that letters take up").isEqualTo(taken);
        report("in the files of clauses", 0);
    }

    @Test
    void noElementLeavesAFinishedLetterUnseen() {
        SET.letters().forEach((name, letter) -> {
            Set<String> regimes = new TreeSet<>();
            letter.clauses().values().forEach(set -> regimes.addAll(set.keySet()));
            LetterFile.Filled filled = letter.filled(regimes, sample(letter.fields(), ""));
            String text = LetterMarkup.text(filled.text());
            String html = LetterMarkup.words(LetterMarkup.fragment(filled.text()));
            letter.checklist().check(name, filled.values(), text, html);
            for (Element element : letter.checklist().elements()) {
                for (String expected : element.expected(filled.values())) {
                    meet(name + " " + element.name() + " in the text", () -> letter.checklist()
                            .check(name, filled.values(), without(text, expected), html));
                    meet(name + " " + element.name() + " in the HTML", () -> letter.checklist()
                            .check(name, filled.values(), text, without(html, expected)));
                }
            }
        });
        report("in finished letters", 500);
    }

    private void meet(String what, Runnable read) {
        tried++;
        try {
            read.run();
            missed.add(what);
        } catch (LetterProblem caught) {
            assertThat(caught).hasMessageContaining(what.substring(0, what.indexOf(' ')));
        }
    }

    private void report(String where, int least) {
        System.out.println("Elements taken out " + where + ": " + tried + ", unseen: " + missed.size());
        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThanOrEqualTo(least);
    }

    /** The text without the phrase, without its fields, and without the sentences that hold it. */
    private static Map<String, String> mutants(String text, String phrase) {
        String spaced = Pattern.quote(phrase).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q");
        assertThat(Pattern.compile(spaced).matcher(text).find()).as(phrase).isTrue();
        Map<String, String> mutants = new LinkedHashMap<>();
        mutants.put("phrase", text.replaceAll(spaced, ""));
        mutants.put("sentence", text.replaceAll("[^.!?\\n}]*" + spaced + "[^.!?\\n{]*[.!?]?", ""));
        Matcher fields = FIELD.matcher(phrase);
        while (fields.find()) {
            mutants.put("field " + fields.group(), text.replace(fields.group(), ""));
        }
        return mutants;
    }

    private static String without(String form, String expected) {
        return marksOff(form).replace(marksOff(expected), "");
    }

    private static String marksOff(String text) {
        return text.replaceAll("[\\s#-]+", "");
    }

    private static Map<String, Object> sample(Fields fields, String suffix) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.kinds().keySet().forEach(name -> {
            Fields inner = fields.entries().get(name);
            values.put(
                    name,
                    inner == null
                            ? "the <" + name + suffix + "> & so on"
                            : List.of(sample(inner, suffix + "1"), sample(inner, suffix + "2")));
        });
        return values;
    }

    private static Map<String, String> required(String head) {
        Map<String, Object> read = LetterYaml.read("test", head, new TypeReference<>() {});
        return YAML.convertValue(read.get("required"), new TypeReference<>() {});
    }

    private static String yaml(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
