package org.habeas.transparency.figures;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.legalprocess.disclosure.Coded;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.legalprocess.disclosure.Target;
import org.habeas.legalprocess.disclosure.TargetKind;
import org.jspecify.annotations.Nullable;

/** Tells what happened to one request; local times are those of the classic profile's zone. */
public final class Case {

    static final ZoneId ZONE = Profile.classic().zoneId();
    private static final Pseudonyms PSEUDONYMS = Pseudonyms.forgotten();

    private final String reference;
    private final RequestFacts facts;
    private final List<DisclosureEvent> events = new ArrayList<>();

    private Case(String reference, RequestFacts facts) {
        this.reference = reference;
        this.facts = facts;
    }

    public static Case of(String reference, InstrumentType instrument, String country, String servedAt) {
        return new Case(reference, RequestFacts.of(instrument, country, null)).then(DisclosureKind.RECEIVED, servedAt);
    }

    static Case neverServed(String reference, InstrumentType instrument) {
        return new Case(reference, RequestFacts.of(instrument, "US", null));
    }

    public Case then(DisclosureKind kind, String at) {
        return add(kind, "", null, instant(at));
    }

    public Case then(DisclosureKind kind, Coded detail, String at) {
        return add(kind, detail.code(), null, instant(at));
    }

    public Case answered(String at, int domains, int accounts) {
        for (int i = 0; i < domains; i++) {
            affected(TargetKind.DOMAIN, reference + "-" + i + ".example", at);
        }
        for (int i = 0; i < accounts; i++) {
            affected(TargetKind.ACCOUNT, reference + "-" + i, at);
        }
        return then(DisclosureKind.ANSWERED, at);
    }

    public Case affected(TargetKind kind, String name, String at) {
        return add(DisclosureKind.AFFECTED, "", PSEUDONYMS.of(kind, name), instant(at));
    }

    public List<DisclosureEvent> events() {
        return events;
    }

    static List<DisclosureEvent> all(Case... cases) {
        List<DisclosureEvent> all = new ArrayList<>();
        for (Case one : cases) {
            all.addAll(one.events);
        }
        return all;
    }

    private Case add(DisclosureKind kind, String detail, @Nullable Target target, Instant at) {
        UUID id = UUID.nameUUIDFromBytes((reference + events.size()).getBytes(StandardCharsets.UTF_8));
        events.add(new DisclosureEvent(id, reference, kind, detail, facts, target, at, ZONE, at));
        return this;
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local.contains("T") ? local : local + "T12:00")
                .atZone(ZONE)
                .toInstant();
    }
}
