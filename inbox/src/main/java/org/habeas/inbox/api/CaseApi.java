package org.habeas.inbox.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.scan.Scan;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.inbox.CaseFile;
import org.habeas.inbox.CaseReader;
import org.habeas.inbox.ClockView;
import org.habeas.inbox.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A case as it is read. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class CaseApi {

    private final CaseReader reader;

    CaseApi(CaseReader reader) {
        this.reader = reader;
    }

    @GetMapping("/{ref}")
    Case read(@PathVariable String ref, Acting acting) {
        CaseReference reference = CaseReference.parse(ref).orElseThrow(() -> new NoSuchCase(ref));
        return Case.of(reader.read(reference, acting));
    }

    /** Every clock of a case with its derivation: why this date, and what the law packs say of it today. */
    @GetMapping("/{ref}/clocks")
    List<DerivedClock> clocks(@PathVariable String ref, Acting acting) {
        CaseReference reference = CaseReference.parse(ref).orElseThrow(() -> new NoSuchCase(ref));
        return reader.derivations(reference, acting).stream()
                .map(DerivedClock::of)
                .toList();
    }

    /**
     * A case.
     *
     * @param version what the next act must name; null when acts on this kind of case name none
     * @param tasks ids of the open tasks
     * @param timeline newest first
     */
    record Case(
            String reference,
            String kind,
            @Nullable Long version,
            String title,
            String state,
            List<String> tags,
            String legalEntity,
            List<Clock> clocks,
            List<UUID> tasks,
            List<Event> timeline,
            List<Document> documents) {

        static Case of(CaseFile file) {
            return new Case(
                    file.reference().value(),
                    file.reference().kind().name(),
                    file.version().isPresent() ? (Long) file.version().getAsLong() : null,
                    file.head().title(),
                    file.head().state(),
                    file.head().tags(),
                    file.entity().id(),
                    file.clocks().stream().map(Clock::of).toList(),
                    file.items().stream().map(item -> item.id()).toList(),
                    file.timeline().stream()
                            .flatMap(day -> day.entries().stream())
                            .map(Event::of)
                            .toList(),
                    file.documents().stream()
                            .map(document -> Document.of(document, file.scans().get(document.id())))
                            .toList());
        }
    }

    /**
     * A clock.
     *
     * @param due ISO date of the last day; null when the law names no number
     */
    record Clock(UUID id, @Nullable String due, String words, String rule, boolean rules, boolean unverified) {

        static Clock of(ClockView clock) {
            return new Clock(
                    clock.id(),
                    clock.label().machine(),
                    clock.label().words(),
                    clock.rule(),
                    clock.rules(),
                    clock.unverified());
        }
    }

    /** Something that happened. */
    record Event(long number, Instant at, String who, String words, String why) {

        static Event of(TimelineEntry entry) {
            return new Event(entry.number(), entry.at(), entry.who(), entry.words(), entry.why());
        }
    }

    /**
     * A file.
     *
     * @param size bytes
     * @param scan what the virus scanner said of it: {@code CLEAN}, {@code INFECTED}, {@code NOT_SCANNED} or
     *     {@code NO_ANSWER}; null for a file that we made
     */
    record Document(
            UUID id,
            String kind,
            String name,
            String mediaType,
            long size,
            String sha256,
            Instant addedAt,
            @Nullable String scan) {

        static Document of(CaseDocument document, @Nullable Scan scan) {
            return new Document(
                    document.id(),
                    document.kind(),
                    document.name(),
                    document.mediaType(),
                    document.size(),
                    document.sha256(),
                    document.addedAt(),
                    scan == null ? null : scan.verdict().name());
        }
    }
}
