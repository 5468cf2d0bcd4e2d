package org.habeas.inbox;

import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.springframework.stereotype.Component;

/**
 * Keeps what a person searched for in their session, so that addresses, the browser's history and the logs of servers in
 * between hold a random id and never a name. Everything is forgotten at the sign-out.
 */
@Component
class KeptSearches {

    private static final String ATTRIBUTE = KeptSearches.class.getName() + ".";
    private static final int BYTES_OF_AN_ID = 6;
    private static final int MOST = 50;

    private final SecureRandom random = new SecureRandom();

    /** Keeps the words; the same words keep their id, so that going back leads to the same address. */
    Search keep(String typed, HttpSession session, Acting acting) {
        String words = Search.of(typed).words();
        if (words.isEmpty()) {
            return Search.NONE;
        }
        Map<String, String> searches = of(session, acting);
        String id = searches.entrySet().stream()
                .filter(kept -> kept.getValue().equals(words))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(this::freshId);
        LinkedHashMap<String, String> changed = new LinkedHashMap<>(searches);
        changed.remove(id);
        changed.put(id, words);
        while (changed.size() > MOST) {
            changed.remove(changed.keySet().iterator().next());
        }
        session.setAttribute(ATTRIBUTE + acting.who(), changed);
        return new Search(id, words);
    }

    /** The search of an id; empty when this person's session does not know it or no longer. */
    Optional<Search> find(String id, HttpSession session, Acting acting) {
        return Optional.ofNullable(of(session, acting).get(id)).map(words -> new Search(id, words));
    }

    private static Map<String, String> of(HttpSession session, Acting acting) {
        Map<String, String> searches = new LinkedHashMap<>();
        if (session.getAttribute(ATTRIBUTE + acting.who()) instanceof Map<?, ?> kept) {
            kept.forEach((id, words) -> searches.put(String.valueOf(id), String.valueOf(words)));
        }
        return searches;
    }

    private String freshId() {
        byte[] bytes = new byte[BYTES_OF_AN_ID];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
