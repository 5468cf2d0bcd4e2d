package org.habeas.casework.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.habeas.casework.scan.Scan.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three results of a scan, from Debian's clamd. */
class RealClamdIntegrationTests {

    private static final Scan MADE_UP_FOUND = new Scan(Verdict.INFECTED, "Habeas.Test.MadeUp.UNOFFICIAL");
    private static final int PIECE = 64 * 1024;

    @TempDir
    static Path directory;

    private static RealClamd clamd;

    @BeforeAll
    static void start() throws IOException {
        RealClamd.available().require();
        clamd = RealClamd.start(directory);
    }

    @AfterAll
    static void stop() {
        if (clamd != null) {
            clamd.close();
        }
    }

    @Test
    void takesAFileWithoutAnythingForClean() {
        assertThat(scan(new byte[0])).isEqualTo(new Scan(Verdict.CLEAN, ""));
        assertThat(scan(bytes("a letter"))).isEqualTo(new Scan(Verdict.CLEAN, ""));
        assertThat(scan(new byte[RealClamd.LONGEST_FILE])).isEqualTo(new Scan(Verdict.CLEAN, ""));
    }

    @Test
    void namesWhatItFound() {
        assertThat(scan(bytes(RealClamd.MADE_UP))).isEqualTo(MADE_UP_FOUND);
        assertThat(scan(bytes(FakeClamd.EICAR))).isEqualTo(new Scan(Verdict.INFECTED, "Habeas.Test.Eicar.UNOFFICIAL"));
    }

    @Test
    void findsWhatStandsAcrossTwoPiecesAndAtTheEnd() {
        assertThat(scan(fileWithMadeUpAt(PIECE - 10, 3 * PIECE))).isEqualTo(MADE_UP_FOUND);
        int length = RealClamd.LONGEST_FILE;
        assertThat(scan(fileWithMadeUpAt(length - RealClamd.MADE_UP.length(), length)))
                .isEqualTo(MADE_UP_FOUND);
    }

    @Test
    void findsWhatIsPackedInAnArchive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
            zip.write(fileWithMadeUpAt(1000, 2000));
        }

        assertThat(scan(archive.toByteArray())).isEqualTo(MADE_UP_FOUND);
    }

    @Test
    void neverTakesAStreamForCleanThatIsLongerThanItReads() {
        Scan scan = scan(new byte[4 * RealClamd.LONGEST_STREAM]);

        assertThat(scan.verdict()).isEqualTo(Verdict.NO_ANSWER);
        assertThat(scan.opens()).isFalse();
        assertThat(scan(bytes("a letter")).verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void holdsAFileForNotScannedThatIsLargerThanItLooksInto() {
        Scan scan = scan(new byte[RealClamd.LONGEST_FILE + 1]);

        assertThat(scan).isEqualTo(new Scan(Verdict.NO_ANSWER, "Heuristics.Limits.Exceeded.MaxFileSize"));
        assertThat(scan.opens()).isFalse();
    }

    @Test
    void neverTakesAFileForCleanOnceItIsStopped(@TempDir Path another) throws IOException {
        RealClamd stopped = RealClamd.start(another);
        assertThat(scan(stopped.port(), bytes("a letter")).verdict()).isEqualTo(Verdict.CLEAN);

        stopped.close();

        assertThat(scan(stopped.port(), bytes("a letter"))).isEqualTo(new Scan(Verdict.NO_ANSWER, ""));
    }

    private static Scan scan(byte[] file) {
        return scan(clamd.port(), file);
    }

    private static Scan scan(int port, byte[] file) {
        return new Clamd(new ScanSettings("127.0.0.1", port, Duration.ofSeconds(2), Duration.ofSeconds(20)))
                .scan(new ByteArrayInputStream(file));
    }

    private static byte[] fileWithMadeUpAt(int start, int length) {
        byte[] file = new byte[length];
        byte[] virus = bytes(RealClamd.MADE_UP);
        System.arraycopy(virus, 0, file, start, virus.length);
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
