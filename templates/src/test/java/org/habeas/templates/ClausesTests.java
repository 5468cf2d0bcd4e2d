package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClausesTests {

    private static final Map<String, String> FILES =
            Map.of("checklists.yaml", """
            test/refusal:
              ground: GDPR Art. 12(4)
              remedies: GDPR Art. 12(4)
            test/clauses/remedies/eu-gdpr:
              complaint: GDPR Art. 77
            test/clauses/remedies/kr:
              objection: PIPA Art. 38
            test/clauses/remedies/other:
              dispute: published promise
            """, "test/clauses.en.yaml", """
            remedies:
              eu-gdpr:
                citation: GDPR Art. 12(4) and 77
                text: You may complain to {{authority}}.
                required: {complaint: "complain to {{authority}}"}
              kr:
                citation: PIPA Art. 38
                verified: UNVERIFIED
                text: You may object.
                required: {objection: object}
              other:
                citation: published promise
                text: "{{disputeResolution}} looks at your case."
                required: {dispute: "{{disputeResolution}}"}
            """, "test/refusal.en.md", """
            ---
            purpose: to test
            legalBasis: [GDPR Art. 12(4)]
            recipients: nobody
            sentWhen: never
            sentBy: ["a-model#aStep"]
            subject: We do not
            clauses: [remedies]
            fields:
              ground: text
              authority: text
              disputeResolution: text
            required:
              ground: "{{ground}}"
              remedies: "{{text}}"
            ---
            {{ground}}

            {{#remedies}}
            {{text}}

            {{/remedies}}
            """);

    private static final Map<String, Object> FIELDS =
            Map.of("ground", "It is not ours.", "authority", "the Authority", "disputeResolution", "Mediators");

    @Test
    void saysWhatTheLawOfEachRegimeWants() {
        assertThat(text(FILES, Set.of("kr", "eu-gdpr")))
                .containsSubsequence("You may complain to the Authority.", "You may object.")
                .doesNotContain("Mediators");
    }

    @Test
    void saysForARegimeWithoutAClauseOfItsOwnWhatHoldsForAll() {
        assertThat(text(FILES, Set.of("promise", "br", "eu-gdpr")))
                .containsOnlyOnce("Mediators looks at your case.")
                .contains("You may complain");
    }

    @Test
    void printsTheSameWordsOfTwoRegimesOnce() {
        Map<String, String> files = with(
                "test/clauses.en.yaml",
                "text: You may object.\n    required: {objection: object}",
                "text: You may complain to {{authority}}.\n    required: {objection: complain}");
        assertThat(text(files, Set.of("kr", "eu-gdpr"))).containsOnlyOnce("You may complain");
    }

    @Test
    void refusesToRenderClausesWithoutRegimes() {
        Letters letters = new Letters(FILES);
        assertThatThrownBy(() -> letters.render("test/refusal", "en", FIELDS))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("needs the regimes of its clauses");
    }

    @Test
    void refusesACallerWhoWordsTheClauseAnew() {
        Map<String, Object> fields = new LinkedHashMap<>(FIELDS);
        fields.put("remedies", List.of(Map.of("text", "None.")));
        Letters letters = new Letters(FILES);
        assertThatThrownBy(() -> letters.render("test/refusal", "en", Set.of("kr"), fields))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("unused field remedies");
    }

    @Test
    void refusesALetterThatDoesNotPrintItsClauses() {
        refuses(
                with("test/refusal.en.md", "{{#remedies}}\n{{text}}\n\n{{/remedies}}\n", "{{ground}}"),
                "declares but never uses remedies");
    }

    @Test
    void refusesAClauseThatLostAnElement() {
        refuses(
                with("test/clauses.en.yaml", "You may object.", "Good luck."),
                "test/clauses.en remedies/kr, line 10: the element objection is not in the text");
        refuses(
                with("test/clauses.en.yaml", "{objection: object}", "{}"),
                "remedies/kr, line 10: lacks the element objection (PIPA Art. 38)");
    }

    @Test
    void refusesAClauseThatUsesAFieldOfOneLetter() {
        refuses(
                with("test/clauses.en.yaml", "You may object.", "You may object to {{ground}}."),
                "test/clauses.en remedies/kr, line 9: {{ground}} is not declared");
    }

    @Test
    void refusesALetterWithoutAFieldThatItsClausesUse() {
        refuses(
                with("test/refusal.en.md", "  authority: text\n", ""),
                "test/refusal.en, line 8: does not declare authority");
    }

    @Test
    void refusesAClauseNobodyAskedForAndOneNobodyWrote() {
        refuses(
                with("checklists.yaml", "test/clauses/remedies/kr:", "test/clauses/remedies/ch:"),
                "remedies/kr, line 6: has no");
        refuses(
                with("checklists.yaml", "test/refusal:", "test/clauses/remedies/ch:\n  a: b\ntest/refusal:"),
                "test/clauses/remedies/ch: has a checklist but no text");
    }

    @Test
    void refusesASetWithoutTheClauseForAllOthers() {
        refuses(
                Map.of(
                        "checklists.yaml", "test/clauses/remedies/kr: {a: b}",
                        "test/clauses.en.yaml", "remedies: {kr: {citation: c, text: t, required: {a: t}}}"),
                "test/clauses.en remedies, line 1: has no clause for the regime other");
    }

    @Test
    void refusesALanguageThatLacksTheClauseOfARegime() {
        Map<String, String> files = new LinkedHashMap<>(FILES);
        files.put("test/refusal.de.md", FILES.get("test/refusal.en.md"));
        files.put(
                "test/clauses.de.yaml",
                "remedies: {other: {citation: c, text: \"{{disputeResolution}}\", required: {dispute: \"{{disputeResolution}}\"}}}");
        refuses(files, "test/refusal.de, line 8: has clauses remedies of other regimes");
    }

    @Test
    void knowsALetterWhoseClauseChangedFromTheOneBefore() {
        String before = template(FILES);
        assertThat(template(with("test/clauses.en.yaml", "You may object.", "You may always object.")))
                .hasSize(64)
                .isNotEqualTo(before);
        assertThat(template(FILES)).isEqualTo(before);
    }

    private static String template(Map<String, String> files) {
        return new Letters(files)
                .render("test/refusal", "en", Set.of("kr"), FIELDS)
                .template();
    }

    private static void refuses(Map<String, String> files, String why) {
        assertThatThrownBy(() -> LetterSet.read(files))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining(why);
    }

    private static Map<String, String> with(String file, String old, String other) {
        Map<String, String> files = new LinkedHashMap<>(FILES);
        String before = String.valueOf(FILES.get(file));
        assertThat(before).contains(old);
        files.put(file, before.replace(old, other));
        return files;
    }

    private static String text(Map<String, String> files, Set<String> regimes) {
        return new Letters(files).render("test/refusal", "en", regimes, FIELDS).text();
    }
}
