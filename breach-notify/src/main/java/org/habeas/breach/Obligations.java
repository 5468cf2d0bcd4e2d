package org.habeas.breach;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules that oblige in incidents, from {@code breach/obligations.yaml}. */
@Component
public class Obligations {

    private final List<Obligation> all;

    Obligations() {
        try (InputStream in = Obligations.class.getResourceAsStream("/breach/obligations.yaml")) {
            if (in == null) {
                throw new IllegalStateException("breach/obligations.yaml is not on the class path");
            }
            all = List.copyOf(
                    new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<List<Obligation>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules for an incident, in the order in which they are shown. */
    List<Obligation> applying(Set<Obligation.ActsAs> roles, Set<Obligation.Regime> regimes) {
        return all.stream()
                .filter(one -> regimes.contains(one.regime()))
                .filter(one -> one.role() == null || roles.contains(one.role()))
                .toList();
    }

    Obligation of(String rule) {
        return all.stream().filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
    }

    /** Who is owed what under a rule, in words; also for the hours that a contract allows, {@code contract-48h}. */
    public String nameOf(String rule) {
        return rule.startsWith("contract-")
                ? "Customers, contract of " + rule.replaceAll("\\D", "") + " hours"
                : of(rule).name();
    }

    /** The rules whose clock the filing under this one starts. */
    List<Obligation> after(String rule) {
        return all.stream().filter(one -> rule.equals(one.after())).toList();
    }
}
