package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors offer and the reader that decides know the same keys and words. */
class LawPackSchemaTests {
    private static final String PACK = """
            regime: test
            title: A law for tests
            law: EU
            rules:
              - id: test
                version: "1"
                citation: Art. 1
                summary: s
                role: controller
                anchor: RECEIPT
                duration: 1
                unit: MONTHS
                hardness: HARD
                source: s
                verified: UNVERIFIED
            """;

    private final JsonNode schema = schema();
    private final JsonNode rule = schema.at("/properties/rules/items");

    @Test
    void offersTheKeysThatTheReaderKnows() {
        assertThat(keys(schema)).isEqualTo(LawPackReader.PACK_KEYS);
        assertThat(keys(rule)).isEqualTo(LawPackReader.RULE_KEYS);
        assertThat(keys(rule.at("/properties/appliesTo"))).isEqualTo(AppliesToReader.KEYS);
        assertThat(keys(rule.at("/properties/appliesTo/properties/anyOf/items")))
                .isEqualTo(AppliesToReader.GROUND);
        assertThat(keys(rule.at("/properties/extension"))).isEqualTo(LawPackReader.EXTENSION_KEYS);
        assertThat(keys(rule.at("/properties/verified/oneOf/1"))).isEqualTo(LawPackReader.VERIFIED_KEYS);
        for (PauseReason reason : PauseReason.values()) {
            assertThat(keys(rule.at("/properties/pauses/properties/" + reason.word())))
                    .isEqualTo(LawPackReader.PAUSE_KEYS);
        }
        assertThat(keys(rule.at("/properties/pauses"))).hasSize(PauseReason.values().length);
    }

    @Test
    void allowsNoOtherKeyAnywhere() {
        List<JsonNode> blocks = new ArrayList<>();
        collectBlocks(schema, blocks);

        assertThat(blocks).hasSizeGreaterThan(8).allSatisfy(block -> assertThat(
                        block.path("additionalProperties").asBoolean(true))
                .isFalse());
    }

    @Test
    void offersTheWordsThatTheReaderKnows() {
        assertThat(words(schema.at("/properties/law"))).isEqualTo(names(ClockRule.Law.class));
        assertThat(words(rule.at("/properties/anchor"))).isEqualTo(names(ClockRule.AnchorEvent.class));
        assertThat(words(rule.at("/properties/unit"))).isEqualTo(names(ClockRule.Unit.class));
        assertThat(words(rule.at("/properties/start"))).isEqualTo(names(ClockRule.Start.class));
        assertThat(words(rule.at("/properties/end"))).isEqualTo(names(ClockRule.End.class));
        assertThat(words(rule.at("/properties/hardness"))).isEqualTo(names(ClockRule.Hardness.class));
        assertThat(words(rule.at("/properties/obligation"))).isEqualTo(names(Obligation.class));
        assertThat(words(rule.at("/properties/pauses/properties/fee/properties/effect")))
                .isEqualTo(names(ClockRule.PauseEffect.class));
        JsonNode appliesTo = rule.at("/properties/appliesTo/properties");
        assertThat(words(appliesTo.path("kind"))).isEqualTo(names(AppliesTo.Kind.class));
        assertThat(words(appliesTo.path("upon"))).isEqualTo(names(AppliesTo.Occasion.class));
        assertThat(words(appliesTo.at("/rights/items"))).isEqualTo(names(AskedRight.class));
        assertThat(words(appliesTo.at("/roles/items"))).isEqualTo(names(AppliesTo.CompanyRole.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "version",
                "citation",
                "summary",
                "role",
                "anchor",
                "unit",
                "hardness",
                "source",
                "verified"
            })
    void demandsWhatTheReaderDemands(String key) {
        String without = PACK.lines()
                .map(line ->
                        line.matches(" {2}[- ] " + key + ":.*") ? line.substring(0, 4) + "target: DAY_BEFORE" : line)
                .reduce("", (text, line) -> text + line + "\n");

        assertThat(LawPack.read("test.yaml", PACK, AskedClock.CALENDARS).problems())
                .isEmpty();
        assertThat(LawPack.read("test.yaml", without, AskedClock.CALENDARS).problems())
                .anyMatch(problem -> problem.message().startsWith(key + " is missing"));
        assertThat(texts(rule.path("required"))).contains(key).hasSize(10);
    }

    @Test
    void describesEveryKey() {
        for (String key : LawPackReader.RULE_KEYS) {
            assertThat(rule.at("/properties/" + key + "/description").asText())
                    .as(key)
                    .endsWith(".");
        }
    }

    private static void collectBlocks(JsonNode node, List<JsonNode> blocks) {
        if (node.path("type").asText().equals("object")) {
            blocks.add(node);
        }
        node.forEach(child -> collectBlocks(child, blocks));
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        return new LinkedHashSet<>(
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    private static Set<String> words(JsonNode node) {
        return new LinkedHashSet<>(texts(node.path("enum")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> keys(JsonNode block) {
        Set<String> keys = new LinkedHashSet<>();
        block.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode schema() {
        try (InputStream in = LawPacks.class.getResourceAsStream("/laws/law-pack.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
