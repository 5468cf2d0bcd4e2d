package org.habeas.sar;

import java.time.Instant;
import java.util.List;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.springframework.stereotype.Component;

/** Which rules of the law packs give a complaint or an appeal a time limit. */
@Component
class ContestLaw {

    private final CaseClocks clocks;

    ContestLaw(CaseClocks clocks) {
        this.clocks = clocks;
    }

    List<String> rules(SubjectRequest request, ContestKind kind, Instant receivedAt) {
        List<String> running =
                clocks.of(request.reference()).stream().map(CaseClock::ruleId).toList();
        return switch (kind) {
            case COMPLAINT ->
                running.stream().anyMatch(rule -> rule.startsWith("uk-gdpr"))
                        ? List.of("uk-dpa-164a-acknowledge")
                        : List.of();
            case APPEAL ->
                List.of("us-va", "us-co").stream()
                        .filter(state -> running.contains(state + "-respond"))
                        .map(state -> state + "-appeal")
                        .toList();
            case INQUIRY -> List.of();
        };
    }
}
