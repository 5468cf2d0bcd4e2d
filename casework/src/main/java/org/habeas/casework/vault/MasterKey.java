package org.habeas.casework.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The key that wraps every keyset; it is never stored in the database. */
@Component
class MasterKey {

    private final Aead aead;

    MasterKey(VaultSettings settings, Wrapped wrapped) {
        Path file = settings.masterKeyFile();
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
            if (!Files.exists(file)) {
                if (!settings.generateMasterKey()) {
                    throw new VaultUnavailable("habeas.vault.master-key-file names " + file
                            + ", which does not exist; without the master key no case can be read");
                }
                if (!wrapped.isEmpty()) {
                    throw new VaultUnavailable(file + " is missing; put it back. What the database holds opens only"
                            + " under the master key in it, so no other was made.");
                }
                generate(file);
            }
            aead = TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IOException e) {
            throw new VaultUnavailable("the master key in " + file + " cannot be read", e);
        }
        if (!wrapped.opensUnder(aead)) {
            throw new VaultUnavailable("The master key in " + file + " is not the one of this database; put the right"
                    + " one back. Nothing was changed.");
        }
    }

    Aead aead() {
        return aead;
    }

    /** Complete and on disk before it has its name: a crash must never leave half a master key. */
    private static void generate(Path file) throws GeneralSecurityException, IOException {
        KeysetHandle handle =
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
        Files.createDirectories(directory);
        byte[] suffix = new byte[8];
        new SecureRandom().nextBytes(suffix);
        Path fresh = directory.resolve(file.getFileName() + "." + HexFormat.of().formatHex(suffix));
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
