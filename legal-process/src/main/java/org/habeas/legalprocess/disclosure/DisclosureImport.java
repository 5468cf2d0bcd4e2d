package org.habeas.legalprocess.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over years that were kept in spreadsheets, all rows or none. */
@Component
public class DisclosureImport {

    private final DisclosureEvents events;
    private final Pseudonyms pseudonyms;
    private final Ledger ledger;

    DisclosureImport(DisclosureEvents events, Pseudonyms pseudonyms, Ledger ledger) {
        this.events = events;
        this.pseudonyms = pseudonyms;
        this.ledger = ledger;
    }

    /**
     * What came of an import.
     *
     * @param rows good rows
     * @param cases in them
     * @param problems bad rows; when there is one, nothing was imported
     */
    public record Outcome(int rows, int cases, List<ImportProblem> problems) {

        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a file and appends its events, unless a row is bad.
     *
     * @param csv as {@link DisclosureEventCsv} describes it
     * @param zone for dates without a zone of their own
     * @param dryRun whether only to look
     */
    @Transactional
    @Permits(Role.LEGAL)
    public Outcome read(String csv, ZoneId zone, boolean dryRun, Acting acting) {
        ReadEvents read = DisclosureEventCsv.read(csv, pseudonyms, zone);
        List<ImportProblem> problems = new ArrayList<>(read.problems());
        Set<String> cases =
                read.events().stream().map(DisclosureEvent::caseReference).collect(Collectors.toSet());
        Set<String> served = new HashSet<>();
        read.events().stream()
                .filter(event -> event.kind() == DisclosureKind.RECEIVED)
                .forEach(event -> served.add(event.caseReference()));
        cases.stream().sorted().forEach(reference -> {
            if (events.knows(reference)) {
                problems.add(new ImportProblem(0, "case " + reference + " is in the register already"));
            } else if (!served.contains(reference)) {
                problems.add(new ImportProblem(0, "case " + reference + " has no event received"));
            }
        });
        if (problems.isEmpty() && !dryRun) {
            events.appendHistory(
                    read.events().stream()
                            .sorted(Comparator.comparing(DisclosureEvent::at).thenComparing(DisclosureEvent::kind))
                            .toList(),
                    acting);
            ledger.record(
                    Act.outsideCases("disclosure.imported")
                            .with("sha256", sha256(csv))
                            .with("rows", read.events().size())
                            .with("cases", cases.size()),
                    acting);
        }
        return new Outcome(read.events().size(), cases.size(), problems);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
