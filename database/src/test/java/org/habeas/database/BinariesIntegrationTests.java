package org.habeas.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesIntegrationTests {

    @TempDir
    Path home;

    @Test
    void areUnpackedOnceAndWholeEvenAfterAnInterruption() throws IOException {
        Path half = Files.createDirectory(home.resolve("binaries-" + Binaries.bundledVersion() + ".part"));
        Files.writeString(half.resolve("left"), "by a killed start");
        Path old = Files.createDirectory(home.resolve("binaries-17.0.0"));

        Binaries binaries = Binaries.unpack(home);
        binaries.removeOthers();

        assertThat(Command.run(List.of(binaries.program("postgres"), "--version"))
                        .output())
                .startsWith("postgres (PostgreSQL) " + Binaries.bundledMajor() + ".");
        assertThat(binaries.directory().resolve("lib/libpq.so.5")).isSymbolicLink();
        assertThat(binaries.directory().resolve("left")).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(old).doesNotExist();

        Path marker = Files.createFile(binaries.directory().resolve("unpacked-before"));
        Binaries.unpack(home);
        assertThat(marker).exists();
    }
}
