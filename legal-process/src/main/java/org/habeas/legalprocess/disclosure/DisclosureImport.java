package org.habeas.legalprocess.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
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
    private final Clock clock;

    DisclosureImport(DisclosureEvents events, Pseudonyms pseudonyms, Ledger ledger, Clock clock) {
        this.events = events;
        this.pseudonyms = pseudonyms;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of an import.
     *
     * @param rows good rows
     * @param cases in them
     * @param problems bad rows and cases, by line; when there is one, nothing was imported
     */
    public record Outcome(int rows, int cases, List<ImportProblem> problems) {

        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a file and appends its events, unless a row is bad or a case would contradict itself: what is appended is
     * never changed, so nobody could mend it.
     *
     * @param csv as {@link DisclosureEventCsv} describes it
     * @param zone for dates without a zone of their own
     * @param dryRun whether only to look
     */
    @Transactional
    @Permits(Role.LEGAL)
    public Outcome read(String csv, ZoneId zone, boolean dryRun, Acting acting) {
        ReadEvents read = DisclosureEventCsv.read(csv, pseudonyms, zone);
        Map<String, List<DisclosureEvent>> cases = read.events().stream()
                .collect(
                        Collectors.groupingBy(DisclosureEvent::caseReference, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<DisclosureEvent>> stored =
                events.ofAny(cases.keySet()).stream().collect(Collectors.groupingBy(DisclosureEvent::caseReference));
        List<ImportProblem> problems = new ArrayList<>(read.problems());
        if (cases.isEmpty() && problems.isEmpty()) {
            problems.add(new ImportProblem(1, "no row stands below the names of the columns"));
        }
        problems.addAll(future(read));
        cases.forEach((reference, rows) -> {
            if (!read.doubtful().contains(reference)) {
                contradiction(read, rows, stored.getOrDefault(reference, List.of()))
                        .ifPresent(problems::add);
            }
        });
        problems.sort(Comparator.comparingInt(ImportProblem::line));
        if (problems.isEmpty() && !dryRun) {
            events.appendHistory(
                    read.events().stream().sorted(Contradiction.IN_TIME).toList(), acting);
            ledger.record(
                    Act.outsideCases("disclosure.imported")
                            .with("sha256", sha256(csv))
                            .with("rows", read.events().size())
                            .with("cases", cases.size()),
                    acting);
        }
        return new Outcome(read.events().size(), cases.size(), problems);
    }

    private List<ImportProblem> future(ReadEvents read) {
        Instant now = clock.instant();
        return read.events().stream()
                .filter(event -> event.at().isAfter(now))
                .map(event -> new ImportProblem(
                        read.line(event),
                        "at lies in the future, "
                                + event.at().atZone(event.zone()).toLocalDate()))
                .toList();
    }

    /** What keeps the rows of one case from standing beside each other and what is in the register already. */
    private static Optional<ImportProblem> contradiction(
            ReadEvents read, List<DisclosureEvent> rows, List<DisclosureEvent> stored) {
        String reference = rows.get(0).caseReference();
        int line = read.line(rows.get(0));
        if (CaseReference.parse(reference).isPresent()) {
            return Optional.of(new ImportProblem(
                    line,
                    "case " + reference + " has a reference like those given here, whose events come from their own"
                            + " steps; number it as the register does"));
        }
        Set<UUID> there = stored.stream().map(DisclosureEvent::id).collect(Collectors.toSet());
        Optional<DisclosureEvent> again =
                rows.stream().filter(row -> there.contains(row.id())).findFirst();
        if (again.isPresent()) {
            return Optional.of(new ImportProblem(
                    read.line(again.get()), "case " + reference + ": this row is in the register already"));
        }
        return Contradiction.in(Stream.concat(stored.stream(), rows.stream())
                        .sorted(Contradiction.IN_TIME)
                        .toList())
                .map(found -> new ImportProblem(
                        Math.max(line, read.line(found.event())), "case " + reference + ": " + found.reason()));
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
