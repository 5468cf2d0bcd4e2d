package org.habeas.system.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.habeas.system.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    Path parent;

    private final List<String> words = new ArrayList<>();

    @Test
    void takesAnEmptyOrMissingDirectory() {
        assertThat(DataDirectory.open(parent.resolve("new data")).path()).isDirectory();
        assertThat(DataDirectory.open(parent.resolve("new data")).path()).isDirectory();
    }

    @Test
    void takesNoDirectoryWithOtherFiles() throws IOException {
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataDirectory.open(other))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("not Habeas's");
    }

    @Test
    void deletesEverythingInItAfterSayingSo() throws IOException {
        DataDirectory data = DataDirectory.open(parent.resolve("data"));
        Files.createDirectories(data.file("postgres/data/base"));
        Files.writeString(data.file("postgres/data/base/1"), "rows");
        Path outside = Files.writeString(parent.resolve("outside.txt"), "not ours");
        Files.createSymbolicLink(data.file("link"), outside);
        assertThat(data.takesSamples()).isTrue();
        assertThat(data.takesSamples()).isFalse();

        data.wipe(words::add);

        assertThat(words)
                .singleElement()
                .asString()
                .contains("Deleting", data.path().toString());
        assertThat(data.file("postgres")).doesNotExist();
        assertThat(outside).as("a link is deleted, not what it leads to").hasContent("not ours");
        assertThat(DataDirectory.open(parent.resolve("data")).takesSamples())
                .as("it is fresh")
                .isTrue();
    }

    @Test
    void deletesNothingUnderALivingHabeas() throws IOException {
        DataDirectory data = DataDirectory.open(parent.resolve("data"));
        Files.writeString(data.file("master-key.json"), "{}");
        try (FileChannel channel = FileChannel.open(
                        data.file("habeas.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> data.wipe(words::add)).hasMessageContaining("Another Habeas uses");
        }
        assertThat(data.file("master-key.json")).exists();
        assertThat(words).isEmpty();
    }
}
