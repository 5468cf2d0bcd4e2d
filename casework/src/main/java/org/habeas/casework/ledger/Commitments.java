package org.habeas.casework.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Salted commitments to personal values: the SHA-256 of a random salt and the value, with the salts kept apart. */
@Component
class Commitments {

    private static final int SALT_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Commitments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Commits to values and stores the salts.
     *
     * @return per field the lower-case hex digest
     */
    Map<String, String> to(Map<String, String> values, UUID act, @Nullable CaseReference reference) {
        Map<String, String> commitments = new TreeMap<>();
        values.forEach((field, value) -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            commitments.put(field, digest(salt, value));
            jdbc.sql("insert into keysets.ledger_salt (act_id, field, case_reference, salt) values (?, ?, ?, ?)")
                    .params(Arrays.asList(act, field, reference == null ? null : reference.value(), salt))
                    .update();
        });
        return commitments;
    }

    /** Whether a commitment was made for this value; false for another value and for a salt that was destroyed. */
    boolean prove(RecordedAct act, String field, String value) {
        String committed = act.commitments().get(field);
        return committed != null
                && jdbc.sql("select salt from keysets.ledger_salt where act_id = ? and field = ?")
                        .params(act.id(), field)
                        .query(byte[].class)
                        .optional()
                        .map(salt -> digest(salt, value).equals(committed))
                        .orElse(false);
    }

    private static String digest(byte[] salt, String value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
