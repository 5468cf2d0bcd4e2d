package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule about requests and breaches that is shipped, field by field, in its latest version. */
class ShippedRulesTests {
    /** Rules of legal process, which have tests of their own. */
    private static final String LEGAL_PROCESS = "legal-process";

    private static final String TABLE = """
            promise-30d | published promise | 30 CALENDAR_DAYS | NONE |  | identity reset |  |  |  |
            eu-gdpr-12-3-respond | GDPR Art. 12(3); Reg. 1182/71 Art. 3 | 1 MONTHS | ROLL_TO_NEXT_WORKING_DAY |  | identity suspend + clarification suspend | 2 |  |  |
            eu-gdpr-21-objection | GDPR Art. 21(3) | 0 NO_NUMBER | NONE |  |  |  |  |  |
            uk-gdpr-12a-respond | UK GDPR Art. 12(3), 12A; request under Art. 15 | 1 MONTHS | ROLL_TO_NEXT_WORKING_DAY | target | identity reset + fee reset + clarification exclude | 2 |  | UK | 2026-02-05
            uk-gdpr-12a-other-respond | UK GDPR Art. 12(3), 12A; other rights than Art. 15 | 1 MONTHS | ROLL_TO_NEXT_WORKING_DAY | target | identity reset + fee reset | 2 |  | UK | 2026-02-05
            uk-dpa-164a-acknowledge | DPA 2018 s. 164A(3), s. 205(2) | 30 CALENDAR_DAYS | ROLL_TO_NEXT_WORKING_DAY |  |  |  |  | UK | 2026-06-19
            ca-ccpa-7021-confirm | 11 CCR 7021(a) | 10 BUSINESS_DAYS | NONE |  |  |  |  | US |
            ca-ccpa-7021-respond | 11 CCR 7021(b) | 45 CALENDAR_DAYS | NONE | target |  | 45 |  | US |
            ca-ccpa-7026-opt-out | 11 CCR 7026(f) | 15 BUSINESS_DAYS | NONE |  |  |  |  | US |
            us-va-respond | VA consumer privacy act | 45 CALENDAR_DAYS | NONE | target |  | 45 |  | US |
            us-co-respond | CO consumer privacy act | 45 CALENDAR_DAYS | NONE | target |  | 45 |  | US |
            us-ct-respond | CT consumer privacy act | 45 CALENDAR_DAYS | NONE | target |  | 45 |  | US |
            us-tx-respond | TX consumer privacy act | 45 CALENDAR_DAYS | NONE | target |  | 45 |  | US |
            us-or-respond | OR consumer privacy act | 45 CALENDAR_DAYS | NONE | target |  | 45 |  | US |
            us-va-appeal | Va. Code 59.1-577(C) | 60 CALENDAR_DAYS | NONE | target |  |  |  | US |
            us-co-appeal | C.R.S. 6-1-1306(3) | 45 CALENDAR_DAYS | NONE | target |  |  |  | US |
            br-lgpd-19 | LGPD Art. 19 II | 15 CALENDAR_DAYS | NONE |  |  |  |  | BR |
            ca-pipeda-8 | PIPEDA s. 8(3)-(4) | 30 CALENDAR_DAYS | NONE |  |  | 30 |  |  |
            qc-p39 | CQLR P-39.1 s. 32 | 30 CALENDAR_DAYS | NONE |  |  |  |  |  |
            kr-pipa | PIPA Art. 35, Decree Art. 41 | 10 CALENDAR_DAYS | NONE |  |  |  |  |  |
            ch-fadp-25 | FADP Art. 25(7) | 30 CALENDAR_DAYS | NONE |  |  |  |  |  |
            tw-pdpa-13-access | PDPA Art. 13(1) | 15 CALENDAR_DAYS | NONE |  |  | 15 |  |  |
            tw-pdpa-13-correct | PDPA Art. 13(2) | 30 CALENDAR_DAYS | NONE |  |  | 30 |  |  |
            gdpr-33-2-customers | GDPR Art. 33(2) | 0 NO_NUMBER | NONE |  |  |  |  |  |
            gdpr-34-subjects | GDPR Art. 34(1) | 0 NO_NUMBER | NONE |  |  |  |  |  |
            gdpr-33-authority | GDPR Art. 33(1); Reg. 1182/71 Art. 3(1) | 72 HOURS | NONE |  |  |  | yes |  |
            uk-33 | UK GDPR Art. 33(1) | 72 HOURS | NONE |  |  |  | yes | UK |
            nis2-early | NIS2 Art. 23(4)(a) | 24 HOURS | NONE |  |  |  | yes |  |
            nis2-notification | NIS2 Art. 23(4)(b) | 72 HOURS | NONE |  |  |  | yes |  |
            nis2-final | NIS2 Art. 23(4)(d), from the 72 h notification | 1 MONTHS | ROLL_TO_NEXT_WORKING_DAY |  |  |  |  |  |
            dora-initial-4h | RTS 2025/301 Art. 5(1)(a), (4), from classification | 4 HOURS | NOON_NEXT_WORKING_DAY |  |  |  | yes |  |
            dora-initial-24h | RTS 2025/301 Art. 5(1)(a), (4), from awareness | 24 HOURS | NOON_NEXT_WORKING_DAY |  |  |  | yes |  |
            dora-intermediate | RTS 2025/301 Art. 5(1)(b), (4), from the initial submission | 72 HOURS | NOON_NEXT_WORKING_DAY |  |  |  | yes |  |
            dora-final | RTS 2025/301 Art. 5(1)(c), (4), from the last intermediate report | 1 MONTHS | NOON_NEXT_WORKING_DAY |  |  |  |  |  |
            dora-ci-initial-4h | RTS 2025/301 Art. 5(1), (5): no weekend relief | 4 HOURS | NONE |  |  |  | yes |  |
            dora-ci-initial-24h | RTS 2025/301 Art. 5(1), (5): no weekend relief | 24 HOURS | NONE |  |  |  | yes |  |
            dora-ci-intermediate | RTS 2025/301 Art. 5(1), (5): no weekend relief | 72 HOURS | NONE |  |  |  | yes |  |
            cra-early | CRA Art. 14 | 24 HOURS | NONE |  |  |  | yes |  | 2026-09-11
            cra-notification | CRA Art. 14 | 72 HOURS | NONE |  |  |  | yes |  | 2026-09-11
            cra-final-vulnerability | CRA Art. 14, from the fix | 14 CALENDAR_DAYS | ROLL_TO_NEXT_WORKING_DAY |  |  |  |  |  | 2026-09-11
            cra-final-incident | CRA Art. 14, from the 72 h notice | 1 MONTHS | ROLL_TO_NEXT_WORKING_DAY |  |  |  |  |  | 2026-09-11
            hipaa-individuals | 45 CFR 164.404(b) | 60 CALENDAR_DAYS | NONE |  |  |  |  | US |
            sec-8k-4bd | Form 8-K Item 1.05, Gen. Instr. B.1 | 4 BUSINESS_DAYS | NONE |  |  |  |  | US |
            ftc-safeguards | 16 CFR 314.4(j) | 30 CALENDAR_DAYS | NONE |  |  |  |  | US |
            us-ca-1798-82-individuals | Cal. Civ. Code 1798.82 | 30 CALENDAR_DAYS | NONE |  |  |  |  | US | 2026-01-01
            us-ca-1798-82-ag | Cal. Civ. Code 1798.82, from the notices | 15 CALENDAR_DAYS | NONE |  |  |  |  | US | 2026-01-01
            us-ny-899aa | N.Y. GBL 899-aa | 30 CALENDAR_DAYS | NONE |  |  |  |  | US | 2024-12-21
            us-tx-521-individuals | Tex. Bus. & Com. Code 521.053 | 60 CALENDAR_DAYS | NONE |  |  |  |  | US |
            us-tx-521-ag | Tex. Bus. & Com. Code 521.053(i) | 30 CALENDAR_DAYS | NONE |  |  |  |  | US |
            us-co-716 | C.R.S. 6-1-716 | 30 CALENDAR_DAYS | NONE |  |  |  |  | US |
            us-fl-501-171 | Fla. Stat. 501.171 | 30 CALENDAR_DAYS | NONE |  |  |  |  | US |
            br-anpd-3bd | Res. CD/ANPD 15/2024 | 3 BUSINESS_DAYS | NONE |  |  |  |  | BR |
            br-anpd-supplement | Res. CD/ANPD 15/2024 | 20 BUSINESS_DAYS | NONE |  |  |  |  | BR |
            in-certin-6h | CERT-In Directions 2022 | 6 HOURS | NONE |  |  |  |  |  |
            in-dpdp-72h | DPDP Rules 2025 r. 7 | 72 HOURS | NONE |  |  |  |  |  |
            kr-pipa-34 | PIPA Art. 34 | 72 HOURS | NONE |  |  |  |  |  |
            sg-pdpa-3d | PDPA s. 26D, from the assessment | 3 CALENDAR_DAYS | NONE |  |  |  |  |  |
            jp-appi-final | APPI Enforcement Rules r. 8(2) | 30 CALENDAR_DAYS | NONE |  |  |  |  |  |
            au-ndb-assess | Privacy Act 1988 s. 26WH | 30 CALENDAR_DAYS | NONE |  |  |  |  |  |
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', maxCharsPerColumn = 200, textBlock = TABLE)
    void holdsTheRule(
            String id,
            String citation,
            String duration,
            String end,
            @Nullable String target,
            @Nullable String pauses,
            @Nullable String extension,
            @Nullable String outer,
            @Nullable String calendar,
            @Nullable String from) {
        List<ClockRule> versions = AskedClock.LAWS.versions(id);
        ClockRule rule = versions.get(versions.size() - 1);

        assertThat(rule.citation()).isEqualTo(citation);
        assertThat(rule.duration() + " " + rule.unit()).isEqualTo(duration);
        assertThat(rule.end()).hasToString(end);
        assertThat(rule.targetDayBefore()).isEqualTo(target != null);
        assertThat(rule.pauses().entrySet().stream()
                        .map(pause -> pause.getKey().word() + " "
                                + pause.getValue().effect().name().toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(pauses == null ? new String[0] : pauses.split(" \\+ "));
        assertThat(
                        rule.extension() == null
                                ? null
                                : String.valueOf(rule.extension().length()))
                .isEqualTo(extension);
        assertThat(rule.outer()).isEqualTo(outer != null);
        assertThat(rule.calendar()).isEqualTo(calendar);
        assertThat(String.valueOf(rule.validFrom())).isEqualTo(String.valueOf(from));
        assertThat(rule.validTo()).isNull();
        assertThat(rule.source()).isNotBlank();
        assertThat(rule.summary()).endsWith(".");
    }

    @Test
    void shipsNoOtherRules() {
        assertThat(AskedClock.LAWS.rules().stream()
                        .filter(rule -> !rule.regime().equals(LEGAL_PROCESS))
                        .map(ClockRule::id)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(TABLE.lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }
}
