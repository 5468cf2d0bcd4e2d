package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LawPackTests {
    private static final String GOOD = """
            regime: test
            title: A law for tests
            law: EU
            rules:
              - id: test-respond
                version: "1"
                citation: Art. 1
                summary: Answer within a month.
                role: controller
                anchor: RECEIPT
                duration: 1
                unit: MONTHS
                end: ROLL_TO_NEXT_WORKING_DAY
                calendar: DE
                hardness: HARD
                validTo: 2026-02-04
                source: the official journal
                verified: UNVERIFIED
            """;

    private static LawPack read(String text) {
        return LawPack.read("test.yaml", text, AskedClock.CALENDARS);
    }

    private static List<String> problems(String text) {
        return read(text).problems().stream().map(LawPack.Problem::text).toList();
    }

    @Test
    void readsARuleWithAllItsParts() {
        LawPack pack = read(GOOD);

        assertThat(pack.problems()).isEmpty();
        ClockRule rule = pack.entries().get(0).rule();
        assertThat(rule.regime()).isEqualTo("test");
        assertThat(rule.rolls()).isTrue();
        assertThat(rule.calendar()).isEqualTo("DE");
        assertThat(rule.validTo()).isEqualTo("2026-02-04");
        assertThat(rule.verification().text()).isEqualTo("UNVERIFIED");
    }

    @Test
    void namesFileAndLineOfAnUnknownKey() {
        assertThat(problems(GOOD.replace("    role:", "    rolle: x\n    role:")))
                .containsExactly("test.yaml:9: unknown key 'rolle'");
    }

    @Test
    void namesAMissingCitation() {
        assertThat(problems(GOOD.replace("    citation: Art. 1\n", "")))
                .containsExactly("test.yaml:5: citation is missing");
        assertThat(problems(GOOD.replace("citation: Art. 1", "citation: \"\"")))
                .containsExactly("test.yaml:7: citation is missing");
    }

    @Test
    void namesAnUnknownCalendar() {
        assertThat(problems(GOOD.replace("calendar: DE", "calendar: XX")))
                .containsExactly("test.yaml:14: unknown calendar XX");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(problems(GOOD.replace("duration: 1", "duration: one")
                        .replace("unit: MONTHS", "unit: WEEKS")
                        .replace("validTo: 2026-02-04", "validTo: yesterday")
                        .replace("verified: UNVERIFIED", "verified: probably")))
                .hasSize(4)
                .anySatisfy(text -> assertThat(text).startsWith("test.yaml:11: duration is 'one'"))
                .anySatisfy(text -> assertThat(text).startsWith("test.yaml:12: unit is 'WEEKS' but has to be one of"))
                .anySatisfy(text -> assertThat(text).startsWith("test.yaml:16: validTo is 'yesterday'"))
                .anySatisfy(text -> assertThat(text).startsWith("test.yaml:18: either a date"));
    }

    @Test
    void refusesWhatTheLawDoesNotKnow() {
        assertThat(problems(GOOD.replace("law: EU", "law: OTHER")))
                .containsExactly("test.yaml:13: only rules of EU and UK law move a last day to a working day");
        assertThat(problems(GOOD.replace("unit: MONTHS", "unit: HOURS")))
                .containsExactly("test.yaml:13: a period in hours never moves to a working day");
        assertThat(problems(GOOD.replace("hardness:", "outer: NEXT_FULL_HOUR\n    hardness:")))
                .containsExactly("test.yaml:15: only rules in hours of EU and UK law have an outer end");
        assertThat(problems(GOOD.replace("hardness:", "validFrom: 2026-02-05\n    hardness:")))
                .containsExactly("test.yaml:17: validTo is before validFrom");
        assertThat(problems(GOOD.replace("hardness:", "pauses: {illness: {}}\n    hardness:")))
                .containsExactly("test.yaml:15: unknown key 'illness'");
    }

    private static String when(String conditions) {
        return GOOD.replace("    anchor:", conditions + "    anchor:");
    }

    @Test
    void readsWhenARuleApplies() {
        ClockRule rule = read(when("""
                    appliesTo:
                      rights: [ACCESS, ERASURE]
                      roles: [CONTROLLER]
                      anyOf:
                        - establishment: [EEA]
                          because: Art. 3(1)
                        - residence: [US-CA, CH]
                          because: Art. 3(2)
                    obligation: RESPOND
                """)).entries().get(0).rule();

        assertThat(rule.obligation()).isEqualTo(Obligation.RESPOND);
        assertThat(rule.appliesTo())
                .isEqualTo(new AppliesTo(
                        AppliesTo.Kind.SUBJECT_REQUEST,
                        AppliesTo.Occasion.REQUEST,
                        Set.of(AskedRight.ACCESS, AskedRight.ERASURE),
                        false,
                        Set.of(AppliesTo.CompanyRole.CONTROLLER),
                        List.of(
                                new AppliesTo.Ground(AppliesTo.Link.ESTABLISHMENT, List.of("EEA"), "Art. 3(1)"),
                                new AppliesTo.Ground(AppliesTo.Link.RESIDENCE, List.of("US-CA", "CH"), "Art. 3(2)")),
                        null));
    }

    @Test
    void namesFileAndLineOfAConditionThatCannotBeRead() {
        String end = "    obligation: RESPOND\n";
        assertThat(problems(when("    appliesTo: {rights: [ACCES]}\n" + end)))
                .singleElement()
                .asString()
                .startsWith("test.yaml:10: rights has 'ACCES' but knows only [ACCESS, ");
        assertThat(problems(when("    appliesTo: {anyOf: [{residence: [XX], because: x}]}\n" + end)))
                .containsExactly(
                        "test.yaml:10: unknown country 'XX': a group, a code like CH or one like US-CA is expected");
        assertThat(problems(when("    appliesTo: {anyOf: [{residence: [US-XX], because: x}]}\n" + end)))
                .singleElement()
                .asString()
                .startsWith("test.yaml:10: unknown country 'US-XX'");
        assertThat(problems(when("    appliesTo: {righs: [ACCESS]}\n" + end)))
                .containsExactly("test.yaml:10: unknown key 'righs'");
        assertThat(problems(when("    appliesTo: {}\n" + end)))
                .containsExactly("test.yaml:10: appliesTo is empty; say when the rule applies or leave it out");
        assertThat(problems(when("    appliesTo: {rights: []}\n" + end)))
                .containsExactly("test.yaml:10: rights has to be a list of words and cannot be empty");
        assertThat(problems(when("    appliesTo: {anyOf: []}\n" + end)))
                .singleElement()
                .asString()
                .endsWith("cannot be empty");
        assertThat(problems(when("    appliesTo: {anyOf: [{residence: [CH]}]}\n" + end)))
                .containsExactly("test.yaml:10: because is missing");
        assertThat(problems(when("    appliesTo: {anyOf: [{because: x}]}\n" + end)))
                .containsExactly("test.yaml:10: exactly one of establishment, residence and account is expected");
        assertThat(problems(when("    appliesTo: {anyOf: [CH]}\n" + end)))
                .singleElement()
                .asString()
                .startsWith("test.yaml:10: a block of");
        assertThat(problems(when("    appliesTo: {rights: [ACCESS]}\n")))
                .containsExactly("test.yaml:10: a rule about requests names the obligation that fulfils it");
    }

    @Test
    void everyShippedRuleSaysWhenItAppliesAndWhatFulfilsIt() {
        assertThat(LawBook.shipped().rules()).allSatisfy(rule -> {
            assertThat(rule.appliesTo()).as(rule.id()).isNotNull();
            assertThat(rule.obligation()).as(rule.id()).isNotNull();
        });
    }

    @Test
    void survivesAFileThatIsNoPack() {
        assertThat(problems("")).containsExactly("test.yaml:1: the file holds no pack");
        assertThat(problems("- a\n- b\n")).containsExactly("test.yaml:1: the file holds no pack");
        assertThat(problems("regime: x\ntitle: [unclosed\n")).hasSize(1).allMatch(text -> text.contains("not YAML"));
        assertThat(problems("regime: x\ntitle: y\nlaw: EU\nrules: none\n"))
                .containsExactly("test.yaml:4: a list of rules is missing");
    }

    @Test
    void refusesVersionsThatAreValidAtTheSameTime() {
        LawPack first = read(GOOD);
        LawPack second = LawPack.read(
                "other.yaml",
                GOOD.replace("version: \"1\"", "version: \"2\"").replace("validTo", "validFrom"),
                AskedClock.CALENDARS);

        assertThatThrownBy(() -> new LawBook(List.of(first, second)))
                .isInstanceOf(LawPackException.class)
                .hasMessage("other.yaml:5: test-respond: version 2 and version 1 are valid at the same time");
        assertThatThrownBy(() -> new LawBook(List.of(first, first))).isInstanceOf(LawPackException.class);
    }

    @Test
    void refusesTheSameVersionTwiceInAFile() {
        String twice = GOOD + GOOD.substring(GOOD.indexOf("  - id"));

        assertThat(problems(twice)).containsExactly("test.yaml:19: test-respond version 1 stands twice");
    }

    @Test
    void findsTheVersionInForceOnTheDateOfReceipt() {
        LawBook book = LawBook.shipped();

        assertThat(book.rule("uk-gdpr-12a-respond", LocalDate.parse("2026-02-04"))
                        .require()
                        .version())
                .isEqualTo("before-2026-02-05");
        assertThat(book.rule("uk-gdpr-12a-respond", LocalDate.parse("2026-02-05"))
                        .require()
                        .version())
                .isEqualTo("2026-02-05");
        assertThat(book.rule("uk-dpa-164a-acknowledge", LocalDate.parse("2026-06-18")))
                .isEqualTo(new LawBook.Missing(ClockError.NOT_IN_FORCE, "uk-dpa-164a-acknowledge on 2026-06-18"));
        assertThat(book.rule("nothing", LocalDate.parse("2026-06-18")))
                .isEqualTo(new LawBook.Missing(ClockError.UNKNOWN_RULE, "nothing"));
    }

    @Test
    void shipsEveryFileOfTheFolder() throws IOException, URISyntaxException {
        URL list = Objects.requireNonNull(LawPacks.class.getResource("/laws/packs.txt"));
        try (Stream<Path> files = Files.list(Path.of(list.toURI()).resolveSibling(""))) {
            assertThat(LawPacks.names())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml") && !name.equals("countries.yaml"))
                                    .toList());
        }
    }

    @Test
    void shipsTheRulesOfDataSubjectRequests() {
        assertThat(LawBook.shipped().rules())
                .extracting(ClockRule::id)
                .contains(
                        "promise-30d",
                        "eu-gdpr-12-3-respond",
                        "eu-gdpr-21-objection",
                        "uk-gdpr-12a-respond",
                        "uk-gdpr-12a-other-respond",
                        "uk-dpa-164a-acknowledge",
                        "ca-ccpa-7021-confirm",
                        "ca-ccpa-7021-respond",
                        "ca-ccpa-7026-opt-out",
                        "us-va-respond",
                        "us-co-respond",
                        "us-ct-respond",
                        "us-tx-respond",
                        "us-or-respond",
                        "us-va-appeal",
                        "us-co-appeal",
                        "br-lgpd-19",
                        "ca-pipeda-8",
                        "qc-p39",
                        "kr-pipa",
                        "ch-fadp-25",
                        "tw-pdpa-13-access",
                        "tw-pdpa-13-correct");
    }
}
