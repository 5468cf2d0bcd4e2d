package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LettersTests {

    /** What a person reads from to fill in the form of an authority; it goes to nobody as it is. */
    private static final Set<String> WORKING_PAPERS = Set.of("breach/filing");

    private static final Pattern MAIL_ONLY =
            Pattern.compile("(?i)this message|this mail|this e-mail|diese Nachricht|dieser Nachricht|diese E-Mail"
                    + "|ce message|este mensaje|questo messaggio|dit bericht|esta mensagem|tę wiadomość");

    private final Letters letters = new Letters();

    @Test
    void rendersTheAcknowledgementWithItsFixedSubject() {
        RenderedLetter letter = letters.render("sar/acknowledgement", "en", acknowledgement());
        assertThat(letter.subject()).isEqualTo("[SAR-2026-000001] We have received your request");
        assertThat(letter.text())
                .contains("We answer by Thursday 24 December 2026.")
                .contains("Example Authority", "Example Mediators", "dpo@example.org", "Example GmbH");
        assertThat(letter.fallback()).isFalse();
    }

    @Test
    void speaksGermanInWholeSentences() {
        RenderedLetter letter = letters.render("sar/acknowledgement", "de", acknowledgement());
        assertThat(letter.subject()).isEqualTo("[SAR-2026-000001] Ihr Antrag ist eingegangen");
        assertThat(letter.html()).contains("<html lang=\"de\">");
    }

    @Test
    void everyLetterExistsInEnglishAndGerman() {
        LetterSet all = LetterSet.read(LetterTexts.shipped());
        all.letters().keySet().stream()
                .map(name -> name.substring(0, name.length() - 3))
                .filter(kind -> !WORKING_PAPERS.contains(kind) && !kind.contains("staff/"))
                .forEach(kind -> assertThat(letters.languages(kind)).as(kind).contains("en", "de"));
        for (String kinds : List.of("sar", "legal", "breach")) {
            assertThat(all.phrases().getOrDefault(kinds + ".de", Map.of()).keySet())
                    .as(kinds)
                    .isNotEmpty()
                    .isEqualTo(
                            all.phrases().getOrDefault(kinds + ".en", Map.of()).keySet());
        }
    }

    @Test
    void fallsBackToEnglishAndSaysSo() {
        RenderedLetter letter = letters.render("sar/acknowledgement", "sv", acknowledgement());
        assertThat(letter.language()).isEqualTo("en");
        assertThat(letter.fallback()).isTrue();
    }

    @Test
    void refusesAMissingField() {
        Map<String, Object> fields = acknowledgement();
        fields.remove("answerBy");
        assertThatThrownBy(() -> letters.render("sar/acknowledgement", "en", fields))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("missing field answerBy");
    }

    @Test
    void refusesAnUnusedField() {
        Map<String, Object> fields = acknowledgement();
        fields.put("subjectOfTheirMail", "my illness");
        assertThatThrownBy(() -> letters.render("sar/acknowledgement", "en", fields))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("unused field subjectOfTheirMail")
                .hasMessageNotContaining("illness");
    }

    @Test
    void refusesAnEmptyField() {
        Map<String, Object> fields = acknowledgement();
        fields.put("authority", " ");
        assertThatThrownBy(() -> letters.render("sar/acknowledgement", "en", fields))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("field authority is empty");
    }

    @Test
    void refusesALetterNobodyWrote() {
        assertThatThrownBy(() -> letters.render("sar/poem", "en", Map.of()))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("no letter of this house");
    }

    @Test
    void givesEveryCategoryOfAnAccessAnswerItsPurposeAndPeriod() {
        Map<String, String> holding = Map.of(
                "category", "Account",
                "content", "Name: Ada & Co <b>",
                "purpose", "to run the account",
                "recipients", "nobody",
                "storage", "two years after last use",
                "source", "you");
        RenderedLetter part = letters.part(
                "sar/part/access",
                "en",
                Map.of(
                        "right", "Your data",
                        "detail", "",
                        "holdings", List.of(holding),
                        "automatedDecisions", "none",
                        "transfers", "none"));
        Map<String, Object> fields = frame();
        fields.put("request", "access");
        fields.put("message", "");
        fields.put("writeToUs", "answer this message");
        fields.put("parts", List.of(Map.of("heading", part.subject(), "content", part.text())));
        RenderedLetter answer = letters.render("sar/answer", "en", Set.of("eu-gdpr"), fields);
        assertThat(answer.text())
                .contains("Why we use it: to run the account", "How long we keep it: two years after last use")
                .contains("Your data\n---------")
                .doesNotContain("\n\n\n");
        assertThat(answer.html())
                .contains("<h3>Account</h3>", "Name: Ada &amp; Co &lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void refusesAnAccessAnswerWithoutAnyCategory() {
        assertThatThrownBy(() -> letters.part(
                        "sar/part/access",
                        "en",
                        Map.of(
                                "right", "Your data",
                                "detail", "",
                                "holdings", List.of(),
                                "automatedDecisions", "none",
                                "transfers", "none")))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining("holdings");
    }

    @Test
    void writesDaysAsPeopleDo() {
        LocalDate day = LocalDate.of(2026, 12, 24);
        assertThat(Letters.day(day, "en")).isEqualTo("Thursday 24 December 2026");
        assertThat(Letters.day(day, "de")).isEqualTo("Donnerstag, 24. Dezember 2026");
        assertThat(Letters.day(day, "fr")).isEqualTo("jeudi 24 décembre 2026");
        assertThat(Letters.day(LocalDate.of(2027, 1, 1), "fr")).isEqualTo("vendredi 1er janvier 2027");
        assertThat(Letters.day(day, "es")).isEqualTo("jueves, 24 de diciembre de 2026");
        assertThat(Letters.day(day, "it")).isEqualTo("giovedì 24 dicembre 2026");
        assertThat(Letters.day(day, "nl")).isEqualTo("donderdag 24 december 2026");
        assertThat(Letters.day(day, "pt")).isEqualTo("24 de dezembro de 2026");
        assertThat(Letters.day(day, "pl")).isEqualTo("24 grudnia 2026 roku");
        assertThat(Letters.day(day, "sv")).isEqualTo("Thursday 24 December 2026");
    }

    @Test
    void fallsBackForAPhraseToo() {
        assertThat(letters.phrase("sar", "de", "right.erasure")).isEqualTo("Löschung Ihrer Daten");
        assertThat(letters.phrase("sar", "sv", "right.erasure")).isEqualTo("erasure of your data");
        assertThatThrownBy(() -> letters.phrase("sar", "en", "right.fame")).isInstanceOf(LetterProblem.class);
    }

    /** The acknowledgement and the question for identity go by mail only; everything else may be printed. */
    @Test
    void tellsNobodyToAnswerAMessageInWhatMayGoByPost() throws IOException {
        List<String> read = new ArrayList<>();
        for (Resource letter :
                new PathMatchingResourcePatternResolver().getResources("classpath:templates/sar/**/*.md")) {
            String name = String.valueOf(letter.getFilename());
            if (!name.startsWith("acknowledgement") && !name.startsWith("identity-request")) {
                read.add(name);
                assertThat(letter.getContentAsString(StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContainPattern(MAIL_ONLY);
            }
        }
        assertThat(read).contains("answer.en.md", "not-identified.de.md", "access.de.md");
        LetterSet.read(LetterTexts.shipped())
                .phrases()
                .forEach((language, phrases) -> phrases.forEach((key, phrase) -> {
                    if (!key.equals("write.mail") && !key.equals("identity.reply")) {
                        assertThat(phrase).as(language + " " + key).doesNotContainPattern(MAIL_ONLY);
                    }
                }));
    }

    /** A document that proved who somebody is goes when that is decided; nothing else of a case goes by itself. */
    @Test
    void promisesDestructionOfNothingButAProofOfIdentity() throws IOException {
        for (Resource letter : new PathMatchingResourcePatternResolver().getResources("classpath:templates/sar/*.md")) {
            String name = String.valueOf(letter.getFilename());
            assertThat(letter.getContentAsString(StandardCharsets.UTF_8))
                    .as(name)
                    .doesNotContainPattern("(?i)destroy|vernicht")
                    .matches(text -> text.contains("deleted-after-check:") == name.startsWith("identity-"));
        }
    }

    private static Map<String, Object> acknowledgement() {
        Map<String, Object> fields = frame();
        fields.put("channel", "by e-mail");
        fields.put("rights", "access to your data.");
        fields.put("answerBy", Letters.day(LocalDate.of(2026, 12, 24), "en"));
        fields.put("answerByReason", "This is our own promise.");
        return fields;
    }

    private static Map<String, Object> frame() {
        Map<String, Object> fields = new TreeMap<>();
        fields.putAll(new LinkedHashMap<>(Map.of(
                "reference", "SAR-2026-000001",
                "company", "Example",
                "entityName", "Example GmbH",
                "entityAddress", "Street 1\n10115 Berlin",
                "officer", "The data protection officer",
                "officerAddress", "dpo@example.org",
                "authority", "Example Authority",
                "disputeResolution", "Example Mediators",
                "receivedOn", "Tuesday 24 November 2026")));
        return fields;
    }
}
