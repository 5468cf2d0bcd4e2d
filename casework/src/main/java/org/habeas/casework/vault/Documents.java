package org.habeas.casework.vault;

import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.scan.Scan;
import org.habeas.casework.scan.Scans;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of cases, sealed under the keyset of their case. */
@Component
public class Documents {

    private final JdbcClient jdbc;
    private final CaseVault vault;
    private final SealedContents contents;
    private final Scans scans;
    private final Ledger ledger;
    private final Clock clock;

    Documents(JdbcClient jdbc, CaseVault vault, SealedContents contents, Scans scans, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.contents = contents;
        this.scans = scans;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Adds a file that we made to a case.
     *
     * @param kind what it is to the case, one word
     * @param name its file name
     * @param mediaType as found by content
     * @param plain its bytes; read to the end, not closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseDocument add(
            CaseReference reference, String kind, String name, String mediaType, InputStream plain, Acting acting) {
        return add(reference, kind, name, mediaType, plain, null, acting);
    }

    /**
     * Adds a letter that goes as a document to a case.
     *
     * @param kind what it is to the case, one word
     * @param name its file name
     * @param mediaType as found by content
     * @param plain its bytes; read to the end, not closed
     * @param template SHA-256 of the words it was made of, lower-case hex; null for a file that is made of none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseDocument add(
            CaseReference reference,
            String kind,
            String name,
            String mediaType,
            InputStream plain,
            @Nullable String template,
            Acting acting) {
        SealedContent content = contents.write(vault.keysetOf(reference), plain);
        OffsetDateTime at = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into casework_document (id, case_reference, kind, name, media_type, added_at, added_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        content.id(),
                        reference.value(),
                        kind,
                        vault.seal(reference, "document-name", name),
                        mediaType,
                        at,
                        acting.who())
                .update();
        Act added = Act.on(reference, "document.added")
                .with("document", content.id())
                .with("kind", kind)
                .with("size", content.size())
                .with("sha256", content.sha256())
                .personal("name", name);
        ledger.record(template == null ? added : added.with("template", template), acting);
        return new CaseDocument(
                content.id(),
                reference,
                kind,
                name,
                mediaType,
                content.size(),
                content.sha256(),
                at.toInstant(),
                acting.who());
    }

    /**
     * Adds a file that came from outside: it is scanned as it is stored, and one that is infected is kept sealed and never
     * opened. The parameters are those of {@link #add}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseDocument receive(
            CaseReference reference, String kind, String name, String mediaType, InputStream plain, Acting acting) {
        CaseDocument document = add(reference, kind, name, mediaType, plain, acting);
        Scan scan = scans.received(document.id(), Scans.WHOLE, contents.read(document.id()));
        if (scan.verdict() != Scan.Verdict.NOT_SCANNED) {
            ledger.record(
                    Act.on(reference, "document.scanned")
                            .with("document", document.id())
                            .with("verdict", scan.verdict())
                            .with("finding", scan.finding()),
                    acting);
        }
        return document;
    }

    /** What the scanner said of a file that came from outside; empty for one that we made. */
    public Optional<Scan> scanOf(UUID document) {
        return scans.of(document, Scans.WHOLE);
    }

    /** The files of a case, oldest first. */
    public List<CaseDocument> of(CaseReference reference) {
        return jdbc.sql(
                        "select d.*, c.size, c.sha256 from casework_document d"
                                + " join casework_sealed_content c on c.id = d.id where d.case_reference = ? order by d.added_at")
                .param(reference.value())
                .query((row, number) -> new CaseDocument(
                        row.getObject("id", UUID.class),
                        reference,
                        row.getString("kind"),
                        vault.open(reference, "document-name", row.getBytes("name")),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        row.getString("added_by")))
                .list();
    }

    /** One file of a case, empty when the case has none with this id. */
    public Optional<CaseDocument> find(CaseReference reference, UUID id) {
        return of(reference).stream()
                .filter(document -> document.id().equals(id))
                .findFirst();
    }

    /**
     * Stops somebody who would send a file on that nobody can open.
     *
     * @throws org.habeas.casework.scan.FileWithheld as {@link #open}
     */
    public void requireOpenable(CaseDocument document) {
        if (scanOf(document.id()).isPresent()) {
            scans.require(document.id(), Scans.WHOLE, () -> contents.read(document.id()));
        }
    }

    /**
     * The plain bytes of a file; the caller closes the stream.
     *
     * @throws org.habeas.casework.scan.FileWithheld when it came from outside and is infected or not found clean
     */
    public InputStream open(CaseDocument document) {
        requireOpenable(document);
        return contents.read(document.id());
    }
}
