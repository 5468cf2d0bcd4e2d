package org.habeas.transparency;

import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.inbox.ActWords;
import org.springframework.stereotype.Component;

/** The acts of a report as sentences of the timeline. */
@Component
class ReportWords implements ActWords {

    private static final Map<String, String> SENTENCES = Map.of(
            "transparency.ordered", "Report ordered for {period}, edition {edition}",
            "transparency.frozen", "Events frozen, hash {sha256}",
            "transparency.drafted", "Draft sent to counsel, to be dated {publication}",
            "transparency.reviewed", "Draft passed by counsel",
            "transparency.returned", "Report returned to the draft",
            "transparency.attested", "Statement attested: {statement}, version {version}",
            "transparency.leftOut", "Statement left out: {statement}",
            "transparency.approved", "Report approved, hash {sha256}",
            "transparency.published", "Report published, hash {sha256}");

    @Override
    public Optional<String> words(RecordedAct act) {
        return Optional.ofNullable(SENTENCES.get(act.what())).map(sentence -> {
            String words = sentence;
            for (Map.Entry<String, String> fact : act.facts().entrySet()) {
                String value = fact.getValue();
                words = words.replace(
                        "{" + fact.getKey() + "}",
                        "sha256".equals(fact.getKey()) ? value.substring(0, Math.min(12, value.length())) : value);
            }
            return words;
        });
    }
}
