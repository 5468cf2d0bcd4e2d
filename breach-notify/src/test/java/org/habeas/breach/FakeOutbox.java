package org.habeas.breach;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;

/** An outbox in memory that keeps the promises of the real one, without its transaction. */
public class FakeOutbox implements Outbox {

    private static final Set<LetterState> WAITING =
            EnumSet.of(LetterState.PREPARED, LetterState.PLANNED, LetterState.TEMPFAIL);

    private final Map<UUID, Letter> letters = new LinkedHashMap<>();
    private final Map<UUID, PreparedLetter> prepared = new LinkedHashMap<>();
    private final Map<UUID, LetterState> states = new LinkedHashMap<>();

    @Override
    public PreparedLetter prepare(Letter letter, Acting acting) {
        for (Map.Entry<UUID, Letter> one : letters.entrySet()) {
            if (one.getValue().reference().equals(letter.reference())
                    && one.getValue().kind().equals(letter.kind())
                    && one.getValue().key().equals(letter.key())) {
                return stored(one.getKey());
            }
        }
        UUID id = UUID.randomUUID();
        PreparedLetter made = new PreparedLetter(
                id,
                sha256(letter.to().address() + letter.subject() + letter.text()),
                id + "@example.org",
                PostAddress.of("breach@example.org"),
                letter.to(),
                letter.subject(),
                letter.text());
        letters.put(id, letter);
        prepared.put(id, made);
        states.put(id, LetterState.PREPARED);
        return made;
    }

    @Override
    public void release(UUID letter, String sha256, Duration hold, Acting acting) {
        if (!stored(letter).sha256().equals(sha256)) {
            throw new ActRefused("letter-changed", "changed");
        }
        if (states.get(letter) != LetterState.PREPARED) {
            throw new ActRefused("letter-not-prepared", "not prepared");
        }
        states.put(letter, LetterState.PLANNED);
    }

    @Override
    public boolean withdraw(UUID letter, Acting acting) {
        if (!WAITING.contains(states.get(letter))) {
            return false;
        }
        states.put(letter, LetterState.WITHDRAWN);
        return true;
    }

    @Override
    public Optional<LetterState> stateOf(UUID letter) {
        return Optional.ofNullable(states.get(letter));
    }

    @Override
    public Optional<Instant> acceptedAt(UUID letter) {
        return Optional.empty();
    }

    @Override
    public Optional<PreparedLetter> find(UUID letter) {
        return Optional.ofNullable(prepared.get(letter));
    }

    /** A sender takes a letter so far. */
    public void reaches(UUID letter, LetterState state) {
        states.put(letter, state);
    }

    /** The letters of a case in a state, oldest first. */
    public List<PreparedLetter> of(CaseReference reference, String kind, LetterState state) {
        List<PreparedLetter> found = new ArrayList<>();
        letters.forEach((id, letter) -> {
            if (letter.reference().equals(reference) && letter.kind().equals(kind) && states.get(id) == state) {
                found.add(stored(id));
            }
        });
        return found;
    }

    /** What was handed in. */
    public Letter letter(UUID id) {
        Letter letter = letters.get(id);
        if (letter == null) {
            throw new AssertionError("no letter " + id);
        }
        return letter;
    }

    private PreparedLetter stored(UUID id) {
        return find(id).orElseThrow();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
