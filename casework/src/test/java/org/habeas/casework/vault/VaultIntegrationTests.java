package org.habeas.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class VaultIntegrationTests {

    private final Acting nadia = new Acting("nadia", Set.of(Role.CASEWORKER), "", UUID.randomUUID());

    @Autowired
    private Cases cases;

    @Autowired
    private Keysets keysets;

    @Autowired
    private CaseVault vault;

    @Autowired
    private SealedContents contents;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void opensAFieldOnlyForItsCaseAndName() {
        CaseReference one = aCase();
        CaseReference other = aCase();
        byte[] sealed = vault.seal(one, "name", "Joana Teles");

        assertThat(vault.open(one, "name", sealed)).isEqualTo("Joana Teles");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Joana");
        assertThatThrownBy(() -> vault.open(one, "address", sealed)).isInstanceOf(VaultUnavailable.class);
        assertThatThrownBy(() -> vault.open(other, "name", sealed)).isInstanceOf(VaultUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_048_575, 1_048_576, 3_500_000})
    void givesBackEveryByteOfAFile(int size) throws IOException {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        SealedContent content = stored(plain);

        try (InputStream read = contents.read(content.id())) {
            assertThat(read.readAllBytes()).isEqualTo(plain);
        }
        assertThat(content.size()).isEqualTo(size);
    }

    @Test
    void noticesAnAlteredAMissingAndAnExchangedChunk() {
        byte[] plain = new byte[2_500_000];
        SealedContent altered = stored(plain);
        SealedContent cut = stored(plain);
        SealedContent exchanged = stored(plain);
        jdbc.sql("update casework_sealed_chunk set bytes = set_byte(bytes, 1000, get_byte(bytes, 1000) # 1)"
                        + " where content_id = ? and number = 1")
                .param(altered.id())
                .update();
        jdbc.sql("delete from casework_sealed_chunk where content_id = ? and number = 2")
                .param(cut.id())
                .update();
        jdbc.sql("update casework_sealed_chunk a set bytes = b.bytes from casework_sealed_chunk b"
                        + " where a.content_id = ? and a.number = 1 and b.content_id = ? and b.number = 1")
                .params(exchanged.id(), cut.id())
                .update();

        for (SealedContent broken : Set.of(altered, cut, exchanged)) {
            assertThatThrownBy(() -> contents.read(broken.id()).readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void opensNothingOnceTheKeysetIsDestroyed() {
        CaseReference reference = aCase();
        byte[] sealed = vault.seal(reference, "name", "Joana Teles");
        CaseDocument document = Objects.requireNonNull(transaction.execute(status -> documents.add(
                reference, "holding", "export.csv", "text/csv", new ByteArrayInputStream(new byte[10]), nadia)));
        transaction.executeWithoutResult(status -> keysets.destroy(vault.keysetOf(reference)));

        assertThatThrownBy(() -> vault.open(reference, "name", sealed)).isInstanceOf(VaultUnavailable.class);
        assertThatThrownBy(() -> documents.open(document)).isInstanceOf(VaultUnavailable.class);
    }

    @Test
    void opensNothingInTheTransactionThatDestroysTheKeyset() {
        CaseReference reference = aCase();
        transaction.executeWithoutResult(status -> {
            byte[] sealed = vault.seal(reference, "name", "Joana Teles");
            assertThat(vault.open(reference, "name", sealed)).isEqualTo("Joana Teles");

            keysets.destroy(vault.keysetOf(reference));

            assertThatThrownBy(() -> vault.open(reference, "name", sealed)).isInstanceOf(VaultUnavailable.class);
        });
    }

    @Test
    void looksAKeysetUpOnceInATransactionAndAnewInTheNext() {
        CaseReference reference = aCase();
        byte[] sealed = vault.seal(reference, "name", "Joana Teles");
        transaction.executeWithoutResult(status -> {
            vault.open(reference, "name", sealed);
            // Behind the back of the vault, so that a second look would find nothing.
            jdbc.sql("update keysets.keyset set fields = null, files = null, destroyed_at = now() where id = ?")
                    .param(vault.keysetOf(reference))
                    .update();

            assertThat(vault.open(reference, "name", sealed)).isEqualTo("Joana Teles");
        });

        transaction.executeWithoutResult(status ->
                assertThatThrownBy(() -> vault.open(reference, "name", sealed)).isInstanceOf(VaultUnavailable.class));
    }

    @Test
    void keepsTheNameOfADocumentOutOfPlainColumns() {
        CaseReference reference = aCase();
        transaction.executeWithoutResult(status -> documents.add(
                reference,
                "holding",
                "Joana Teles account.csv",
                "text/csv",
                new ByteArrayInputStream(new byte[10]),
                nadia));

        assertThat(documents.of(reference)).singleElement().satisfies(document -> assertThat(document.name())
                .isEqualTo("Joana Teles account.csv"));
        assertThat(jdbc.sql("select encode(name, 'escape') from casework_document where case_reference = ?")
                        .param(reference.value())
                        .query(String.class)
                        .single())
                .doesNotContain("Joana");
    }

    private CaseReference aCase() {
        return Objects.requireNonNull(transaction.execute(status -> cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026)));
    }

    private SealedContent stored(byte[] plain) {
        return Objects.requireNonNull(
                transaction.execute(status -> contents.write(keysets.create("test"), new ByteArrayInputStream(plain))));
    }
}
