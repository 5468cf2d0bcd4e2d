package org.habeas.sar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailEvidence;

/** Mail that holds what a test puts into it. */
class FakeEvidence implements MailEvidence {

    private final Map<CaseReference, List<Piece>> pieces = new ConcurrentHashMap<>();

    PieceId came(CaseReference reference, Instant at, String name) {
        PieceId id = new PieceId(UUID.randomUUID(), 0);
        pieces.computeIfAbsent(reference, none -> new ArrayList<>())
                .add(new Piece(id, at, name, "image/jpeg", 2_000_000));
        return id;
    }

    @Override
    public List<Piece> of(CaseReference reference) {
        return List.copyOf(pieces.getOrDefault(reference, List.of()));
    }

    @Override
    public void destroy(CaseReference reference, Set<PieceId> named, Acting acting) {
        if (!of(reference).stream().map(Piece::id).toList().containsAll(named)) {
            throw new ActRefused("no-such-evidence", "It is no longer there.");
        }
        pieces.getOrDefault(reference, new ArrayList<>()).removeIf(piece -> named.contains(piece.id()));
    }
}
