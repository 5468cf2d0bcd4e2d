package org.habeas.casework.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.TypedReasons;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The words of typed reasons under the keyset of their case, each bound to its act. */
@Component
class SealedReasons implements TypedReasons {

    /** Purpose of a keyset that seals one reason and nothing else. */
    private static final String OWN = "reason";

    private final JdbcClient jdbc;
    private final CaseVault vault;
    private final Keysets keysets;

    SealedReasons(JdbcClient jdbc, CaseVault vault, Keysets keysets) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.keysets = keysets;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID act, @Nullable CaseReference reference, String words) {
        UUID keyset = reference == null ? keysets.create(OWN) : vault.keysetOf(reference);
        jdbc.sql("insert into casework_ledger_reason (act_id, keyset_id, sealed) values (?, ?, ?)")
                .params(act, keyset, keysets.texts(keyset).seal(words, context(act)))
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID act) {
        jdbc.sql("delete from casework_ledger_reason r using keysets.keyset k"
                        + " where r.act_id = ? and k.id = r.keyset_id and k.purpose = ? returning k.id")
                .params(act, OWN)
                .query(UUID.class)
                .optional()
                .ifPresent(keysets::destroy);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> words(Collection<UUID> acts) {
        // The acts of one case share a keyset, which is unwrapped once.
        Map<UUID, TextSeal> opened = new HashMap<>();
        Map<UUID, String> words = new HashMap<>();
        jdbc.sql("select r.act_id, r.keyset_id, r.sealed from casework_ledger_reason r"
                        + " join keysets.keyset k on k.id = r.keyset_id"
                        + " where r.act_id in (:acts) and k.destroyed_at is null")
                .param("acts", acts)
                .query(row -> {
                    UUID act = row.getObject("act_id", UUID.class);
                    TextSeal keyset = opened.computeIfAbsent(row.getObject("keyset_id", UUID.class), keysets::texts);
                    words.put(act, keyset.open(row.getBytes("sealed"), context(act)));
                });
        return words;
    }

    private static String context(UUID act) {
        return "reason:" + act;
    }
}
