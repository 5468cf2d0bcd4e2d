package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every letter in every language, filled in with the names people have. */
class EveryLetterTests {

    private static final List<String> NAMES = List.of("Ada Lovelace", "Ελένη Παπαδοπούλου", "יעל כהן", "王小明");

    /** Law packs with clauses of their own, one without, and the promise. */
    private static final Set<String> REGIMES = Set.of(
            "eu-gdpr",
            "uk-gdpr",
            "us-california",
            "us-states",
            "canada",
            "br-lgpd",
            "ch-fadp",
            "asia",
            "in-dpdp",
            "promise",
            "a-law-of-tomorrow");

    private static final Set<String> NOT_ABOUT_ANYBODY = Set.of("reference", "right");
    private static final Set<String> FURTHER_LANGUAGES = Set.of("fr", "es", "it", "nl", "pt", "pl");
    private static final Set<String> LETTERS_OF_FURTHER_LANGUAGES =
            Set.of("sar/acknowledgement", "sar/identity-request", "sar/extension", "sar/refusal");

    /** Phrases of letters that these languages do not have: English stands in for letter and phrase together. */
    private static final Pattern OF_OTHER_LETTERS =
            Pattern.compile("^((complaint|appeal|contest|inquiry)\\.|rights\\.withdrawn$)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern FIELD = Pattern.compile("\\{\\{([A-Za-z-]+)}}");

    private final LetterSet set = LetterSet.read(LetterTexts.shipped());
    private final Letters letters = new Letters(LetterTexts.shipped());

    @TestFactory
    Stream<DynamicTest> isWholeWithTheNamesPeopleHave() {
        return set.letters().entrySet().stream().flatMap(letter -> NAMES.stream()
                .map(name -> DynamicTest.dynamicTest(
                        letter.getKey() + " for " + name, () -> check(letter.getKey(), letter.getValue(), name))));
    }

    private void check(String name, LetterFile letter, String person) {
        String language = name.substring(name.lastIndexOf('.') + 1);
        String kind = name.substring(0, name.lastIndexOf('.'));
        Map<String, Object> values = values(letter.fields(), person);
        RenderedLetter rendered = kind.contains("/part/")
                ? letters.part(kind, language, values)
                : letters.render(kind, language, letter.clauses().isEmpty() ? Set.of() : REGIMES, values);
        assertThat(rendered.language()).isEqualTo(language);
        assertThat(rendered.text())
                .contains(person)
                .doesNotContain("{{", "}}", "..\n")
                .isNotBlank();
        assertThat(rendered.html()).contains(person).doesNotContain("{{", "}}", "<p></p>", "<li></li>");
        if (!kind.contains("/part/")) {
            // a part keeps its marks and blank lines for the letter that takes it up
            assertThat(rendered.text()).doesNotContain("\n\n\n", "## ");
            assertThat(rendered.html()).doesNotContain("## ");
        }
        if (kind.startsWith("sar/")) {
            assertThat(rendered.subject()).doesNotContain(person).isNotBlank();
        }
    }

    /** A subject line is read on the way and on locked screens. */
    @Test
    void namesNobodyInTheSubjectOfALetterAboutARequest() {
        set.letters().forEach((name, letter) -> {
            if (name.startsWith("sar/")) {
                Matcher fields = FIELD.matcher(letter.head().subject());
                Set<String> used = new TreeSet<>();
                while (fields.find()) {
                    used.add(fields.group(1));
                }
                assertThat(NOT_ABOUT_ANYBODY).as(name).containsAll(used);
            }
        });
    }

    /** Whoever compares two languages finds the same sections. */
    @Test
    void hasTheSameHeadingsInEveryLanguage() {
        set.letters().keySet().forEach(name -> {
            String kind = name.substring(0, name.lastIndexOf('.'));
            assertThat(headings(name)).as(name).isEqualTo(headings(kind + ".en"));
        });
    }

    /** A heading announces an element; only the words below it say it. */
    @Test
    void saysEveryElementInASentence() {
        set.letters().forEach((name, letter) -> {
            String headings = String.valueOf(LetterTexts.shipped().get(name + ".md"))
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
            letter.checklist().elements().stream()
                    .filter(element -> !element.phrase().contains("{{"))
                    .forEach(element ->
                            assertThat(headings).as(name + " " + element.name()).doesNotContain(element.phrase()));
        });
    }

    /** The German text of Articles 12 and 15 says "Antrag"; the provider of dispute resolution is who inquires. */
    @Test
    void callsARequestWhatTheGermanTextOfTheLawCallsIt() {
        LetterTexts.shipped().forEach((path, content) -> {
            if (path.startsWith("sar/") && path.contains(".de.") && !path.contains("dispute-answer")) {
                assertThat(content).as(path).doesNotContainPattern("(?i)anfrag");
            }
        });
    }

    private long headings(String name) {
        return String.valueOf(LetterTexts.shipped().get(name + ".md"))
                .lines()
                .filter(line -> line.startsWith("## ") || line.startsWith("### "))
                .count();
    }

    /** Each law prints exactly once, whichever others apply. */
    @Test
    void saysWhatEachLawWantsSaidAloneAndWithOthers() {
        set.letters().forEach((name, letter) -> letter.clauses().forEach((clauses, regimes) -> {
            String kind = name.substring(0, name.lastIndexOf('.'));
            String language = name.substring(name.lastIndexOf('.') + 1);
            Map<String, Object> values = values(letter.fields(), "Ada");
            regimes.forEach((regime, clause) -> {
                String said = clause.text().filled(values);
                assertThat(letters.render(kind, language, Set.of(regime), values)
                                .text())
                        .as(name + " " + regime)
                        .contains(said);
                assertThat(letters.render(kind, language, REGIMES, values).text())
                        .as(name + " " + regime)
                        .containsOnlyOnce(said);
            });
        }));
    }

    @Test
    void isCompleteInTheFurtherLanguages() {
        FURTHER_LANGUAGES.forEach(language -> {
            Set<String> written = new TreeSet<>();
            set.letters().keySet().stream()
                    .filter(name -> name.endsWith("." + language))
                    .forEach(name -> written.add(name.substring(0, name.lastIndexOf('.'))));
            assertThat(written).as(language).containsAll(LETTERS_OF_FURTHER_LANGUAGES);
            Set<String> wanted =
                    new TreeSet<>(set.phrases().getOrDefault("sar.en", Map.of()).keySet());
            wanted.removeIf(key -> OF_OTHER_LETTERS.matcher(key).find());
            assertThat(set.phrases().getOrDefault("sar." + language, Map.of()).keySet())
                    .as(language)
                    .isEqualTo(wanted);
        });
    }

    /** The sum of a date is made of these patterns, and an apostrophe in one would swallow the values. */
    @Test
    void saysTheSumOfADateInEveryLanguage() {
        set.phrases()
                .forEach((folder, phrases) -> phrases.forEach((key, phrase) -> {
                    if (key.startsWith("clock.")) {
                        boolean counts = phrase.contains("choice");
                        String said = new MessageFormat(
                                        phrase, Locale.forLanguageTag(folder.substring(folder.length() - 2)))
                                .format(counts ? new Object[] {30} : new Object[] {"first", "second", "third"});
                        assertThat(said).as(folder + " " + key).doesNotContain("{", "}");
                        if (counts) {
                            assertThat(said).as(folder + " " + key).startsWith("30 ");
                        }
                        for (String value : List.of("first", "second", "third")) {
                            String place =
                                    "{" + List.of("first", "second", "third").indexOf(value) + "}";
                            assertThat(said.contains(value))
                                    .as(folder + " " + key + " " + place)
                                    .isEqualTo(!counts && phrase.contains(place));
                        }
                    }
                }));
    }

    /** The packs know how long an appeal takes in two states only. */
    @Test
    void namesNoNumberOfDaysForAnAppealThatNoLawPackHas() {
        set.letters().forEach((name, letter) -> {
            Clause states = letter.clauses().getOrDefault("remedies", Map.of()).get("us-states");
            if (states != null) {
                assertThat(NUMBER.matcher(states.source())
                                .results()
                                .map(MatchResult::group)
                                .toList())
                        .as(name)
                        .containsExactly("60", "45");
            }
        });
    }

    @Test
    void countsAsPolesDo() {
        assertThat(counted("clock.months", 1)).isEqualTo("jeden miesiąc");
        assertThat(counted("clock.months", 3)).isEqualTo("3 miesiące");
        assertThat(counted("clock.business-days", 10)).isEqualTo("10 dni roboczych");
    }

    private String counted(String key, int number) {
        return new MessageFormat(letters.phrase("sar", "pl", key), Locale.forLanguageTag("pl"))
                .format(new Object[] {number});
    }

    private static Map<String, Object> values(Fields fields, String person) {
        Map<String, Object> values = new TreeMap<>();
        fields.kinds().forEach((name, kind) -> {
            Fields entry = fields.entries().get(name);
            if (kind == FieldKind.LIST && entry != null) {
                values.put(
                        name,
                        List.of(new LinkedHashMap<>(values(entry, person)), new LinkedHashMap<>(values(entry, "Ben"))));
            } else {
                values.put(name, NOT_ABOUT_ANYBODY.contains(name) ? "SAR-2026-000001" : name + " of " + person);
            }
        });
        return values;
    }
}
