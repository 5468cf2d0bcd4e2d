package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.clock.LawBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCommandTests {

    @Test
    void computesADeadlineWithItsSteps() throws IOException {
        Said said = Said.by(
                "clock",
                "--rule",
                "eu-gdpr-12-3-respond",
                "--anchor",
                "2026-03-03T10:00:00+01:00",
                "--zone",
                "Europe/Berlin",
                "--calendar",
                "DE");
        assertThat(said.exitCode()).isZero();
        JsonNode answer = new ObjectMapper().readTree(said.out());
        assertThat(answer.get("nominal").asText()).isEqualTo("2026-04-03");
        assertThat(answer.get("due").asText())
                .as("Good Friday and Easter Monday")
                .isEqualTo("2026-04-07");
        assertThat(answer.get("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(answer.has("outer")).isFalse();
        assertThat(answer.has("extended")).isFalse();
        assertThat(answer.get("derivation")).isNotEmpty().allSatisfy(step -> assertThat(step.fieldNames())
                .toIterable()
                .containsExactly("step", "value", "because"));
    }

    @Test
    void takesPausesAndExtensions() throws IOException {
        Said said = Said.by(
                "clock",
                "--rule",
                "eu-gdpr-12-3-respond",
                "--anchor",
                "2026-03-02T10:00:00Z",
                "--zone",
                "Europe/Berlin",
                "--calendar",
                "DE",
                "--event",
                "pause:identity:2026-03-04/2026-03-20",
                "--extend",
                "2026-03-20");
        assertThat(said.exitCode()).isZero();
        JsonNode answer = new ObjectMapper().readTree(said.out());
        assertThat(answer.get("due").asText()).isEqualTo("2026-06-18");
        assertThat(answer.get("extended").asBoolean()).isTrue();
    }

    @Test
    void tellsARefusedExtensionByItsExitCode() {
        Said said = promise("--extend", "2026-03-20");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("EXTENSION_NOT_ALLOWED");
    }

    @Test
    void namesAnUnknownRule() {
        Said said = Said.by("clock", "--rule", "no-such-rule", "--anchor", "2026-03-02T10:00:00Z", "--zone", "UTC");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().contains("UNKNOWN_RULE: no-such-rule");
    }

    @Test
    void listsEveryRuleOfEveryPackWithRegimeDurationCitationAndValidity() throws IOException {
        Said said = Said.by("clock", "--list");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out().lines())
                .anyMatch(line -> line.startsWith("eu-gdpr-12-3-respond\teu-gdpr\t1\t1 MONTHS\tGDPR Art. 12(3);"))
                .allSatisfy(line -> assertThat(line.split("\t")).hasSize(8).doesNotContain("", "null"));
        assertThat(said.out().lines().map(line -> line.split("\t", -1)[0]).distinct())
                .containsExactlyElementsOf(writtenInThePacks());
        assertThat(said.out().lines()).zipSatisfy(LawBook.shipped().rules(), (line, rule) -> assertThat(line)
                .startsWith(rule.id() + "\t" + rule.regime() + "\t")
                .contains("\t" + rule.citation() + "\t"));
    }

    @Test
    void listsEveryVersionOfARuleWithItsDates() {
        assertThat(Said.by("clock", "--list").out().lines().filter(line -> line.startsWith("uk-gdpr-12a-respond\t")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("\t-\t2026-02-04\t"))
                .anySatisfy(line -> assertThat(line).contains("\t2026-02-05\t-\t"));
        assertThat(Said.by("clock", "--list").out().lines().filter(line -> line.startsWith("eu-gdpr-21-objection\t")))
                .singleElement()
                .asString()
                .contains("\tNO_NUMBER\t");
    }

    @Test
    void marksADateThatAPauseNobodyComparedHasMoved() throws IOException {
        String[] month = {
            "clock", "--rule=eu-gdpr-12-3-respond", "--anchor=2026-03-02", "--zone=Europe/Berlin", "--calendar=DE"
        };
        assertThat(new ObjectMapper()
                        .readTree(Said.by(month).out())
                        .get("verified")
                        .asText())
                .startsWith("2026-");

        String[] paused = Arrays.copyOf(month, month.length + 1);
        paused[month.length] = "--event=pause:identity:2026-03-04/2026-03-20";

        JsonNode moved = new ObjectMapper().readTree(Said.by(paused).out());
        assertThat(moved.get("due").asText()).isEqualTo("2026-04-20");
        assertThat(moved.get("verified").asText()).isEqualTo("UNVERIFIED");
    }

    @Test
    void saysWhoseWorkingDaysWereCounted() {
        assertThat(promise("--words").out()).doesNotContain("calendar:");
        assertThat(Said.by(
                                "clock",
                                "--rule=eu-gdpr-12-3-respond",
                                "--anchor=2026-03-03",
                                "--zone=Europe/Berlin",
                                "--calendar=DE",
                                "--words")
                        .out())
                .contains("calendar: DE", "the rule names no calendar");
    }

    /** The ids as they stand in the files, read without the reader of the packs. */
    private static List<String> writtenInThePacks() throws IOException {
        List<String> ids = new ArrayList<>();
        for (String pack : resource("packs.txt").lines().toList()) {
            Matcher id = Pattern.compile("(?m)^ *- id: *(\\S+)$").matcher(resource(pack));
            while (id.find()) {
                if (!ids.contains(id.group(1))) {
                    ids.add(id.group(1));
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(60);
        return ids;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LawBook.class.getResourceAsStream("/laws/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, not-started",
        "2026-03-02, running",
        "2026-03-02T09:59:59Z, not-started",
        "2026-03-03, running",
        "2026-03-04, waiting",
        "2026-03-19, waiting",
        "2026-03-20, running",
        "2026-04-20, running",
        "2026-04-20T21:59:59Z, running",
        "2026-04-20T22:00:00Z, late",
        "2026-04-21, late",
    })
    void saysHowATimeLimitStandsAndChangesNoDate(String asOf, String state) throws IOException {
        Said said = Said.by(
                "clock",
                "--rule=eu-gdpr-12-3-respond",
                "--anchor=2026-03-02T10:00:00Z",
                "--zone=Europe/Berlin",
                "--calendar=DE",
                "--event=pause:identity:2026-03-04/2026-03-20",
                "--as-of=" + asOf);
        JsonNode answer = new ObjectMapper().readTree(said.out());
        assertThat(answer.get("asOf").asText()).isEqualTo(asOf);
        assertThat(answer.get("state").asText()).isEqualTo(state);
        assertThat(answer.get("due").asText()).isEqualTo("2026-04-20");
    }

    @ParameterizedTest
    @CsvSource({
        "gdpr-33-authority, 2026-03-05T10:00:00Z, running",
        "gdpr-33-authority, 2026-03-05T10:00:01Z, late",
        "gdpr-33-authority, 2026-03-04, running",
        "gdpr-33-authority, 2026-03-05, late",
        "eu-gdpr-21-objection, 2030-01-01, no-date",
    })
    void saysHowAClockInHoursAndOneWithoutADateStand(String rule, String asOf, String state) throws IOException {
        Said said = Said.by(
                "clock", "--rule=" + rule, "--anchor=2026-03-02T10:00:00Z", "--zone=Europe/Berlin", "--as-of=" + asOf);
        assertThat(new ObjectMapper().readTree(said.out()).get("state").asText())
                .isEqualTo(state);
    }

    @Test
    void refusesAMomentItCannotRead() {
        Said said = promise("--as-of", "tomorrow");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().contains("--as-of is 'tomorrow'");
    }

    @Test
    void leavesMomentAndStateOutWhenNobodyAsksForThem() throws IOException {
        assertThat(new ObjectMapper().readTree(promise().out()).has("asOf")).isFalse();
        assertThat(promise("--words").out()).doesNotContain("state on");
        assertThat(promise("--words", "--as-of", "2026-03-05").out())
                .contains("due: 2026-04-01, 24:00 Europe/Berlin", "state on 2026-03-05: running");
    }

    @Test
    void alsoSpeaksInWords() {
        Said said = promise("--words");
        assertThat(said.out()).contains("2026-04-01").doesNotContain("{");
    }

    /** The company's promise for a mail of 2 March 2026 in Berlin, with more options. */
    private static Said promise(String... options) {
        List<String> line = new ArrayList<>(List.of(
                "clock", "--rule", "promise-30d", "--anchor", "2026-03-02T10:00:00Z", "--zone", "Europe/Berlin"));
        line.addAll(List.of(options));
        return Said.by(line.toArray(String[]::new));
    }
}
