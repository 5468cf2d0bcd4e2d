package org.habeas.casework.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.habeas.casework.scan.Scan.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The verdicts on files from outside, and the door before them. A file that has no verdict yet is scanned when it is first
 * opened; while a configured scanner does not answer it stays closed, and is asked about again at the next try.
 */
@Component
public class Scans {

    private final VirusScanner scanner;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;

    Scans(VirusScanner scanner, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.scanner = scanner;
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Scans a file as it comes in and keeps the verdict in the transaction in which the file is stored.
     *
     * @param content id of the document or mail
     * @param part which part of it, from 0; of a whole, {@link #WHOLE}
     * @param file is closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Scan received(UUID content, int part, InputStream file) {
        Scan scan = scanned(file);
        keep(content, part, scan);
        return scan;
    }

    /** Stands for the whole of a document or a mail. */
    public static final int WHOLE = -1;

    /** The verdicts that were kept on the parts of a document or mail. */
    public Map<Integer, Scan> of(UUID content) {
        Map<Integer, Scan> scans = new HashMap<>();
        jdbc.sql("select part, verdict, finding from casework_scan where content_id = ?")
                .param(content)
                .query(row -> {
                    scans.put(
                            row.getInt("part"),
                            new Scan(Verdict.valueOf(row.getString("verdict")), row.getString("finding")));
                });
        return scans;
    }

    /** The verdict that was kept; empty when nobody has scanned it. */
    public Optional<Scan> of(UUID content, int part) {
        return Optional.ofNullable(of(content).get(part));
    }

    /** What stands beside a file of which nothing is kept. */
    public Scan unknown() {
        return scanner.isConfigured() ? new Scan(Verdict.NO_ANSWER, "") : Scan.NONE;
    }

    /**
     * Lets a file be opened, shown or sent on; scans it first where that is still to be done.
     *
     * @param file opens its bytes, for the scan
     * @throws FileWithheld when it is infected, or the scanner does not answer
     */
    public void require(UUID content, int part, Supplier<InputStream> file) {
        Scan known = of(content, part).orElseGet(this::unknown);
        if (known.verdict() == Verdict.NO_ANSWER
                || (known.verdict() == Verdict.NOT_SCANNED && scanner.isConfigured())) {
            Scan now = scanned(file.get());
            apart.executeWithoutResult(transaction -> keep(content, part, now));
            known = now;
        }
        if (!known.opens()) {
            throw new FileWithheld(known);
        }
    }

    private Scan scanned(InputStream file) {
        try (file) {
            return scanner.isConfigured() ? scanner.scan(file) : Scan.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was once found infected stays so. */
    private void keep(UUID content, int part, Scan scan) {
        jdbc.sql("insert into casework_scan (content_id, part, verdict, finding, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (content_id, part) do update set verdict = excluded.verdict,"
                        + " finding = excluded.finding, at = excluded.at where casework_scan.verdict <> 'INFECTED'")
                .params(
                        content,
                        part,
                        scan.verdict().name(),
                        scan.finding(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
