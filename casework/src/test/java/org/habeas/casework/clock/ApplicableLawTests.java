package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.ApplicableLaw.Verdict;
import org.habeas.casework.clock.AppliesTo.CompanyRole;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicableLawTests {

    private static final ApplicableLaw LAW = new ApplicableLaw(AskedClock.LAWS);
    private static final LocalDate NOW = LocalDate.parse("2026-11-20");

    private static RequestFacts facts(
            String establishment, @Nullable String residence, @Nullable String account, AskedRight... rights) {
        return new RequestFacts(
                Set.of(rights), Set.of(), establishment, residence, account, Set.of(CompanyRole.CONTROLLER));
    }

    private static RequestFacts unsorted(String establishment, @Nullable String residence) {
        return new RequestFacts(
                null,
                Set.of(AskedRight.MARKETING_OBJECTION, AskedRight.OPT_OUT),
                establishment,
                residence,
                null,
                Set.of(CompanyRole.CONTROLLER));
    }

    private static List<String> ids(Outcome outcome, RequestFacts facts) {
        return ids(outcome, Occasion.REQUEST, facts, NOW);
    }

    private static List<String> ids(Outcome outcome, Occasion occasion, RequestFacts facts, LocalDate received) {
        return LAW.upon(occasion, facts, received).stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .map(verdict -> verdict.rule().id())
                .toList();
    }

    private static Verdict verdict(String rule, RequestFacts facts) {
        return LAW.upon(Occasion.REQUEST, facts, NOW).stream()
                .filter(verdict -> verdict.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void judgesEveryRuleOfDataSubjectsOnce() {
        List<String> judged = Stream.of(Occasion.values())
                .flatMap(occasion -> LAW.upon(occasion, unsorted("DE", null), NOW).stream())
                .map(verdict -> verdict.rule().id())
                .toList();

        assertThat(judged)
                .containsExactlyInAnyOrder(
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

    @Test
    void startsTheLawOfTheEstablishmentAndThePromiseWhileNothingElseIsKnown() {
        assertThat(ids(Outcome.APPLIES, unsorted("DE", null))).containsExactly("promise-30d", "eu-gdpr-12-3-respond");
        assertThat(ids(Outcome.APPLIES, unsorted("GB", null))).containsExactly("promise-30d", "uk-gdpr-12a-respond");
        assertThat(ids(Outcome.APPLIES, unsorted("US", null))).containsExactly("promise-30d");
        assertThat(ids(Outcome.CANNOT_BE_TOLD, unsorted("US", null))).contains("eu-gdpr-12-3-respond", "br-lgpd-19");
    }

    @Test
    void tellsWhichProvisionTiesTheCaseToTheLaw() {
        assertThat(verdict("eu-gdpr-12-3-respond", facts("DE", "CH", null, AskedRight.ACCESS))
                        .findings())
                .extracting(ApplicableLaw.Finding::words, ApplicableLaw.Finding::because)
                .contains(tuple(
                        "our establishment is Germany",
                        "GDPR Art. 3(1), processing in the context of an establishment in the Union"));
        assertThat(verdict("eu-gdpr-12-3-respond", facts("US", "FR", null, AskedRight.ACCESS))
                        .findings())
                .extracting(ApplicableLaw.Finding::words)
                .contains("the residence is France", "asked: access");
        assertThat(verdict("ch-fadp-25", facts("DE", null, null, AskedRight.ACCESS))
                        .findings())
                .extracting(ApplicableLaw.Finding::words)
                .contains("the residence is unknown");
    }

    @Test
    void cannotTellOfAStateWhenOnlyTheCountryIsKnown() {
        assertThat(verdict("ca-ccpa-7021-respond", facts("US", "US", null, AskedRight.ACCESS))
                        .outcome())
                .isEqualTo(Outcome.CANNOT_BE_TOLD);
        assertThat(verdict("ca-pipeda-8", facts("US", "CA-QC", null, AskedRight.ACCESS))
                        .outcome())
                .isEqualTo(Outcome.APPLIES);
        assertThat(verdict("ca-pipeda-8", facts("US", "US-CA", null, AskedRight.ACCESS))
                        .outcome())
                .isEqualTo(Outcome.DOES_NOT_APPLY);
    }

    @Test
    void dividesRulesByTheRightThatIsAsked() {
        assertThat(ids(Outcome.APPLIES, facts("GB", "GB", "NONE", AskedRight.ACCESS)))
                .containsExactly("promise-30d", "uk-gdpr-12a-respond");
        assertThat(ids(Outcome.APPLIES, facts("GB", "GB", "NONE", AskedRight.ERASURE)))
                .containsExactly("promise-30d", "uk-gdpr-12a-other-respond");
        assertThat(ids(Outcome.APPLIES, facts("GB", "GB", "NONE", AskedRight.ACCESS, AskedRight.ERASURE)))
                .containsExactly("promise-30d", "uk-gdpr-12a-respond", "uk-gdpr-12a-other-respond");
        assertThat(ids(Outcome.APPLIES, facts("TW", "TW", "NONE", AskedRight.ACCESS)))
                .containsExactly("promise-30d", "tw-pdpa-13-access");
        assertThat(ids(Outcome.APPLIES, facts("TW", "TW", "NONE", AskedRight.RECTIFICATION)))
                .containsExactly("promise-30d", "tw-pdpa-13-correct");
        assertThat(ids(Outcome.APPLIES, facts("US", "US-CA", "NONE", AskedRight.ERASURE)))
                .containsExactly("promise-30d", "ca-ccpa-7021-confirm", "ca-ccpa-7021-respond");
        assertThat(ids(Outcome.APPLIES, facts("US", "US-CA", "NONE", AskedRight.OBJECTION, AskedRight.OPT_OUT)))
                .containsExactly("promise-30d", "ca-ccpa-7026-opt-out");
    }

    @Test
    void knowsAnObjectionToMarketingOnlyWhenSomebodySaidThatItIsOne() {
        RequestFacts unsaid = new RequestFacts(
                Set.of(AskedRight.OBJECTION),
                Set.of(AskedRight.MARKETING_OBJECTION, AskedRight.OPT_OUT),
                "DE",
                "DE",
                "NONE",
                Set.of(CompanyRole.CONTROLLER));

        assertThat(verdict("eu-gdpr-21-objection", unsaid).outcome()).isEqualTo(Outcome.CANNOT_BE_TOLD);
        assertThat(ids(
                        Outcome.APPLIES,
                        facts("DE", "DE", "NONE", AskedRight.OBJECTION, AskedRight.MARKETING_OBJECTION)))
                .containsExactly("promise-30d", "eu-gdpr-12-3-respond", "eu-gdpr-21-objection");
    }

    @Test
    void countsASwissResidentABrazilianAccountAndAGermanEstablishmentEach() {
        assertThat(ids(Outcome.APPLIES, facts("DE", "CH", "BR", AskedRight.ACCESS)))
                .containsExactly("promise-30d", "eu-gdpr-12-3-respond", "br-lgpd-19", "ch-fadp-25");
    }

    @Test
    void owesOnlyThePromiseAsAProcessor() {
        RequestFacts processor = new RequestFacts(
                Set.of(AskedRight.ACCESS), Set.of(), "DE", "DE", "NONE", Set.of(CompanyRole.PROCESSOR));

        assertThat(ids(Outcome.APPLIES, processor)).containsExactly("promise-30d");
        assertThat(verdict("eu-gdpr-12-3-respond", processor).findings())
                .extracting(ApplicableLaw.Finding::words)
                .containsExactly("we are processor for a customer");
    }

    @Test
    void runsABritishReceiptBeforeTheNewSectionOnTheEarlierVersion() {
        LocalDate before = LocalDate.parse("2026-02-04");
        Verdict verdict = LAW.upon(Occasion.REQUEST, facts("GB", "GB", null, AskedRight.ACCESS), before).stream()
                .filter(one -> one.rule().id().equals("uk-gdpr-12a-respond"))
                .findFirst()
                .orElseThrow();

        assertThat(verdict.outcome()).isEqualTo(Outcome.APPLIES);
        assertThat(verdict.rule().version()).isEqualTo("before-2026-02-05");
        assertThat(verdict.rule().calendar()).isEqualTo("UK");
        assertThat(verdict.rule().pauses().get(PauseReason.IDENTITY))
                .extracting(ClockRule.PauseRule::effect)
                .isEqualTo(ClockRule.PauseEffect.SUSPEND);
    }

    @Test
    void appliesTheRulesOfComplaintsAndAppealsOnlyToThose() {
        RequestFacts british = facts("GB", "GB", null, AskedRight.ACCESS);

        assertThat(ids(Outcome.APPLIES, Occasion.COMPLAINT, british, NOW)).containsExactly("uk-dpa-164a-acknowledge");
        assertThat(ids(Outcome.APPLIES, Occasion.COMPLAINT, british, LocalDate.parse("2026-06-18")))
                .isEmpty();
        assertThat(LAW.upon(Occasion.COMPLAINT, british, LocalDate.parse("2026-06-18")))
                .singleElement()
                .satisfies(one -> assertThat(one.findings())
                        .extracting(ApplicableLaw.Finding::words)
                        .containsExactly("not in force on 2026-06-18"));
        assertThat(ids(Outcome.APPLIES, Occasion.APPEAL, facts("US", "US-VA", null, AskedRight.ACCESS), NOW))
                .containsExactly("us-va-appeal");
        assertThat(ids(Outcome.CANNOT_BE_TOLD, Occasion.APPEAL, facts("US", null, null, AskedRight.ACCESS), NOW))
                .containsExactly("us-va-appeal", "us-co-appeal");
    }
}
