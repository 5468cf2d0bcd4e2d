package org.habeas.workflows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Decision tables (DMN 1.3) that features evaluate for a score. They run beside the workflows, which know no decisions:
 * what a score means is concluded by a person.
 */
@Component
public class DecisionTables {

    private final DmnEngine engine;
    private final Map<String, Tables> tables = new ConcurrentHashMap<>();

    DecisionTables() {
        this.engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }

    /**
     * Evaluates one decision.
     *
     * @param resource the file of tables on the class path
     * @param decision its id in the file
     * @param inputs by name; null where nothing is known
     * @return outputs by name; empty when no rule fits, since nothing is ever assumed
     */
    public Map<String, Object> evaluate(
            String resource, String decision, Map<String, ? extends @Nullable Object> inputs) {
        DmnDecision table = Optional.ofNullable(read(resource).decisions().get(decision))
                .orElseThrow(() -> new IllegalArgumentException(resource + " has no decision " + decision));
        DmnDecisionResult result = engine.evaluateDecision(table, new HashMap<String, Object>(inputs));
        Map<String, Object> outputs = new HashMap<>();
        if (!result.isEmpty()) {
            result.getSingleResult().forEach((name, value) -> {
                if (value != null) {
                    outputs.put(name, value);
                }
            });
        }
        return outputs;
    }

    /** The SHA-256 of a file of tables, by which an evaluation of today is known from one under other tables. */
    public String version(String resource) {
        return read(resource).sha256();
    }

    private Tables read(String resource) {
        return tables.computeIfAbsent(resource, name -> {
            try {
                byte[] file = new ClassPathResource(name).getContentAsByteArray();
                Map<String, DmnDecision> decisions = new HashMap<>();
                engine.parseDecisions(new ByteArrayInputStream(file)).forEach(one -> decisions.put(one.getKey(), one));
                String hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
                return new Tables(decisions, hash);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        });
    }

    private record Tables(Map<String, DmnDecision> decisions, String sha256) {}
}
