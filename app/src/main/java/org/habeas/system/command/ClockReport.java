package org.habeas.system.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.clock.Anchor;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.Deadline;
import org.habeas.casework.clock.DerivationStep;
import org.jspecify.annotations.Nullable;

/**
 * One computation as the command prints it.
 *
 * @param verified day and name; {@code UNVERIFIED} when nobody compared the rule, or what a pause or an extension did to
 *     the date, with the law
 * @param anchor ISO instant or date
 * @param nominal the date as counted; null when the law names no number
 * @param due the legal last day or instant
 * @param outer left out when the rule has none
 * @param extended left out when no extension was granted
 * @param error left out when the extension, if any, was accepted
 * @param asOf the moment asked about; left out when none was
 * @param state {@code not-started}, {@code running}, {@code waiting}, {@code late} unless it was done, or {@code no-date}
 */
@JsonPropertyOrder({
    "rule",
    "regime",
    "version",
    "citation",
    "verified",
    "anchor",
    "zone",
    "calendar",
    "nominal",
    "due",
    "outer",
    "extended",
    "error",
    "asOf",
    "state",
    "derivation"
})
record ClockReport(
        String rule,
        String regime,
        String version,
        String citation,
        String verified,
        String anchor,
        String zone,
        @Nullable String calendar,
        @Nullable String nominal,
        @Nullable String due,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String outer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean extended,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String state,
        List<DerivationStep> derivation) {

    static ClockReport of(ClockResult result, @Nullable Anchor asOf, @Nullable ClockState state) {
        return new ClockReport(
                result.rule().id(),
                result.rule().regime(),
                result.rule().version(),
                result.rule().citation(),
                result.isUnverified()
                        ? ClockRule.Verification.UNVERIFIED
                        : result.rule().verification().text(),
                result.anchor().text(),
                result.zone().getId(),
                result.calendar(),
                text(result.nominal()),
                text(result.due()),
                text(result.outer()),
                result.extended() ? Boolean.TRUE : null,
                result.error() == null ? null : result.error().name(),
                asOf == null ? null : asOf.text(),
                state == null ? null : state.word(),
                result.derivation());
    }

    private static @Nullable String text(@Nullable Deadline deadline) {
        return Optional.ofNullable(deadline).map(Deadline::text).orElse(null);
    }
}
