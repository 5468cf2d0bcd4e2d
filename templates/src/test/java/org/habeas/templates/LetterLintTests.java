package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetterLintTests {

    private static final Map<String, String> WANTED = Map.of("until", "GDPR Art. 12(3)");
    private static final String GOOD = """
            ---
            purpose: to test
            legalBasis: [GDPR Art. 12]
            recipients: nobody
            sentWhen: never
            sentBy: ["a-model#aStep"]
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
        assertThat(read(GOOD).filled(Set.of(), Map.of("day", "Monday")).text()).contains("by Monday");
    }

    @Test
    void refusesALetterWhoseTextLostAnElement() {
        refuses(
                GOOD.replace("We answer\nby", "We hope to be done by"),
                "test.en, line 11: the element until is not in the text");
    }

    @Test
    void refusesALetterThatDropsAnElementOfItsChecklist() {
        refuses(
                GOOD.replace("  until: \"We answer by {{day}}\"\n", "  other: \"We answer\"\n"),
                "test.en, line 10: lacks the element until (GDPR Art. 12(3))");
    }

    @Test
    void refusesAnElementNobodyAskedFor() {
        refuses(
                GOOD.replace("required:\n", "required:\n  more: \"We\"\n"),
                "test.en, line 11: names the unknown element more");
    }

    @Test
    void refusesAFieldThatIsNotDeclared() {
        refuses(GOOD + "\n{{name}}\n", "test.en, line 16: {{name}} is not declared");
        refuses(GOOD.replace("\"Hello\"", "\"Hello {{name}}\""), "test.en, line 7: {{name}} is not declared");
    }

    @Test
    void refusesAFieldThatIsNeverUsed() {
        refuses(
                GOOD.replace("  day: text\n", "  day: text\n  name: text\n"),
                "test.en, line 10: declares but never uses name");
        refuses(
                GOOD.replace("  day: text\n", "  day: text\n  one:\n    name: text\n    more: text\n")
                        + "{{#one}}{{name}}{{/one}}\n",
                "test.en, line 12: declares but never uses more");
    }

    @Test
    void refusesLogic() {
        refuses(GOOD + "\n{{^day}}soon{{/day}}\n", "is logic");
        refuses(GOOD + "\n{{>other}}\n", "is logic");
        refuses(GOOD + "\n{{&day}}\n", "is logic");
        refuses(GOOD + "\n{{#day}}soon{{/day}}\n", "used as what it is not");
        refuses(GOOD + "\n{{#day}}soon\n", "line 16");
    }

    @Test
    void refusesFrontMatterThatSaysTooLittle() {
        refuses(GOOD.replace("purpose: to test\n", ""), "test.en, line 1: the front matter has to hold exactly");
        refuses(
                GOOD.replace("required:\n", "mood: good\nrequired:\n"),
                "test.en, line 10: the front matter has to hold");
        refuses(GOOD.replace("[GDPR Art. 12]", "[]"), "test.en, line 3: legalBasis has to be a list");
        refuses(GOOD.replace("recipients: nobody", "recipients: \" \""), "test.en, line 4: recipients is empty");
        refuses(GOOD.replace("sentWhen: never\n", ""), "exactly");
        refuses(GOOD.replace("a-model#aStep", "somebody"), "test.en, line 6: sentBy");
        refuses(GOOD.replace("purpose: to test\n", "purpose: to test\npurpose: again\n"), "Duplicate");
        refuses("no front matter", "test.en, line 1: has to begin with front matter");
        refuses(GOOD.replace("recipients: nobody", "recipients: ["), "not YAML");
        refuses(GOOD.replace("sentWhen: never", "recipients: again"), "test.en, line 5: is not YAML");
    }

    @Test
    void refusesFieldsThatAreNone() {
        refuses(GOOD.replace("day: text", "day: number"), "test.en, line 9: field day has to be text, optional or");
        refuses(GOOD.replace("day: text", "a-day: text"), "test.en, line 9: 'a-day' is not a name for a field");
        refuses(GOOD.replace("fields:\n  day: text\n", "fields: day\n"), "test.en, line 8: fields has to be a block");
        refuses(
                GOOD.replace("  until: \"We answer by {{day}}\"\n", ""),
                "test.en, line 10: required has to be a block");
        refuses(GOOD.replace("\"We answer by {{day}}\"", "7"), "test.en, line 11: the element until has to be a text");
    }

    @Test
    void refusesClausesThatNobodyWrote() {
        refuses(
                GOOD.replace("subject:", "clauses: [poems]\nsubject:"),
                "test.en, line 7: takes up clauses that nobody wrote in this language: poems");
        refuses(GOOD.replace("subject:", "clauses: poems\nsubject:"), "test.en, line 7: clauses has to be a list");
    }

    @Test
    void missesAnElementThatOnlyTheSubjectHolds() {
        refuses(
                GOOD.replace("\"Hello\"", "\"We answer by {{day}}\"").replace("We answer\nby", "Soon, by"),
                "the element until is not in the text");
    }

    @Test
    void leavesOutTheWordsAroundAnOptionalTextThatIsBlank() {
        String letter = GOOD.replace("  day: text\n", "  day: text\n  ready: optional\n")
                + "{{#ready}}Already here: {{ready}}{{/ready}}\n";
        assertThat(text(letter, Map.of("day", "Monday", "ready", "a list"))).contains("Already here: a list");
        assertThat(text(letter, Map.of("day", "Monday", "ready", " "))).doesNotContain("Already");
    }

    @Test
    void missesAnElementWhoseOptionalSectionStayedEmpty() {
        String letter = GOOD.replace("  day: text\n", "  day: optional\n")
                .replace("We answer\nby {{day}}.", "{{#day}}We answer by {{day}}.{{/day}}");
        LetterFile read = read(letter);
        LetterFile.Filled blank = read.filled(Set.of(), Map.of("day", ""));
        assertThatThrownBy(() -> read.checklist().check("test.en", blank.values(), blank.text()))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("the element until (GDPR Art. 12(3)) is not in the finished letter");
    }

    @Test
    void looksForAnElementOfAListInEveryEntry() {
        String letter = GOOD.replace("  day: text\n", "  one:\n    day: text\n")
                .replace("We answer\nby {{day}}.", "{{#one}}We answer by {{day}}.\n\n{{/one}}");
        Map<String, Object> values = Map.of("one", List.of(Map.of("day", "Monday"), Map.of("day", "Tuesday")));
        Checklist list = read(letter).checklist();
        list.check("test.en", values, "We answer by Monday.\nWe answer by Tuesday.");
        assertThatThrownBy(() -> list.check("test.en", values, "We answer by Monday."))
                .isInstanceOf(LetterProblem.class);
        assertThatThrownBy(() -> list.check("test.en", values, "We answer by Monday. We answer by Tuesday.", "Monday"))
                .isInstanceOf(LetterProblem.class);
    }

    @Test
    void refusesAnElementThatReachesOverTheEdgeOfAList() {
        String letter = GOOD.replace("  day: text\n", "  day: optional\n")
                .replace("We answer\nby {{day}}.", "We answer {{#day}}by {{day}}{{/day}}.")
                .replace("until: \"We answer by {{day}}\"", "until: \"We answer {{#day}}by {{day}}\"");
        refuses(letter, "reaches over the edge");
    }

    private static String text(String letter, Map<String, Object> values) {
        return read(letter).filled(Set.of(), values).text();
    }

    private static LetterFile read(String content) {
        return LetterFile.read("test.en", content, WANTED, Map.of());
    }

    private static void refuses(String content, String why) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining(why);
    }
}
