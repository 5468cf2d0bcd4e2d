package org.habeas.system.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.habeas.casework.ActRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OverrideFilesTests {

    private static final String LETTER = "sar/refusal.en.md";

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @Test
    void readsLettersInFoldersOfAnyDepth() throws IOException {
        write(directory, LETTER, "Guten Tag, Zoë");
        write(directory, "sar/part/access.en.md", "x");
        assertThat(OverrideFiles.in(directory).contents())
                .containsOnlyKeys(LETTER, "sar/part/access.en.md")
                .containsEntry(LETTER, "Guten Tag, Zoë");
    }

    /** Whoever may write into the directory would read any file of the machine on the page that shows the letters. */
    @Test
    void refusesALinkToAFile() throws IOException {
        write(elsewhere, "secret", "x");
        Files.createDirectories(directory.resolve("sar"));
        Files.createSymbolicLink(directory.resolve(LETTER), elsewhere.resolve("secret"));
        refuses("sar/refusal.en.md: is a link. Put the file itself there.");
    }

    /** Passed over in silence, its letters would seem to be in force. */
    @Test
    void refusesALinkToAFolderAndALinkToNothing() throws IOException {
        write(elsewhere, "refusal.en.md", "x");
        Path link = Files.createSymbolicLink(directory.resolve("sar"), elsewhere);
        refuses("sar: is a link. Put the file itself there.");
        Files.delete(link);
        Files.createSymbolicLink(directory.resolve("gone"), elsewhere.resolve("nothing"));
        refuses("gone: is a link. Put the file itself there.");
    }

    /** Nobody writes into it, so reading it would never end, and nor would the start. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesAPipe() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("sar"));
        Process made = new ProcessBuilder("mkfifo", directory.resolve(LETTER).toString()).start();
        assertThat(made.waitFor()).isZero();
        refuses("sar/refusal.en.md: is a pipe, a socket or a device. Put a file there.");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        write(directory, LETTER, "x".repeat(200_001));
        refuses("sar/refusal.en.md: is larger than 200000 bytes.");
    }

    @Test
    void refusesMoreFilesThanThereCanBeLetters() throws IOException {
        for (int i = 0; i <= 500; i++) {
            write(directory, "sar/" + i + ".en.md", "x");
        }
        refuses("The directory of letters holds more than 500 files.");
    }

    @Test
    void refusesAFileThatIsNotInUtf8WithItsLine() throws IOException {
        write(directory, LETTER, "");
        Files.write(directory.resolve(LETTER), "one\ntwo\nöre\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses("sar/refusal.en.md, line 3: is not in UTF-8.");
        Files.write(directory.resolve(LETTER), new byte[] {'a', '\n', 'b', (byte) 0xC3});
        refuses("sar/refusal.en.md, line 2: is not in UTF-8.");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> OverrideFiles.in(directory.resolve("nowhere")))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("cannot be read");
    }

    private void refuses(String why) {
        assertThatThrownBy(() -> OverrideFiles.in(directory))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("letters-unreadable"))
                .hasMessage(why);
    }

    private static void write(Path directory, String path, String content) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.writeString(directory.resolve(path), content);
    }
}
