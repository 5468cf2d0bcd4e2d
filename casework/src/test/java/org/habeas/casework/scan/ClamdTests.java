package org.habeas.casework.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.habeas.casework.scan.Scan.Verdict;
import org.junit.jupiter.api.Test;

class ClamdTests {

    private static final int LARGE = 1_000_003;

    @Test
    void findsTheTestVirusWhereverItStands() {
        try (FakeClamd clamd = FakeClamd.start()) {
            byte[] file = new byte[LARGE];
            byte[] virus = FakeClamd.EICAR.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(virus, 0, file, 64 * 1024 - 10, virus.length);

            assertThat(scan(clamd.port(), file)).isEqualTo(new Scan(Verdict.INFECTED, "Eicar-Signature"));
            assertThat(clamd.sizes).containsExactly(LARGE);
        }
    }

    @Test
    void sendsTheWholeFileAndTakesOkForClean() {
        try (FakeClamd clamd = FakeClamd.start()) {
            assertThat(scan(clamd.port(), new byte[LARGE])).isEqualTo(new Scan(Verdict.CLEAN, ""));
            assertThat(scan(clamd.port(), new byte[0])).isEqualTo(new Scan(Verdict.CLEAN, ""));
            assertThat(clamd.sizes).containsExactly(LARGE, 0);
        }
    }

    @Test
    void neverTakesAFileForCleanThatTheScannerRefused() {
        try (FakeClamd clamd = FakeClamd.start(1000)) {
            Scan scan = scan(clamd.port(), new byte[LARGE]);

            assertThat(scan.verdict()).isEqualTo(Verdict.NO_ANSWER);
            assertThat(scan.opens()).isFalse();
        }
    }

    @Test
    void neverTakesAFileForCleanWhileTheScannerIsDownOrSilent() throws IOException {
        FakeClamd gone = FakeClamd.start();
        gone.close();
        assertThat(scan(gone.port(), new byte[10])).isEqualTo(new Scan(Verdict.NO_ANSWER, ""));

        try (var silent = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(scan(silent.getLocalPort(), new byte[10])).isEqualTo(new Scan(Verdict.NO_ANSWER, ""));
        }
    }

    @Test
    void doesNotBlameTheScannerForAFileThatCannotBeRead() {
        try (FakeClamd clamd = FakeClamd.start()) {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("sealed bytes were altered");
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return read();
                }
            };
            assertThatThrownBy(() -> clamd(clamd.port()).scan(broken)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void keepsAFindingPlain() {
        assertThat(new Scan(Verdict.INFECTED, "Win.Test\r\n<b>{x}").finding()).isEqualTo("Win.Testbx");
        assertThat(new Scan(Verdict.INFECTED, "Eicar-Signature").words())
                .isEqualTo("infected (Eicar-Signature), kept closed");
    }

    private static Scan scan(int port, byte[] file) {
        return clamd(port).scan(new ByteArrayInputStream(file));
    }

    private static Clamd clamd(int port) {
        return new Clamd(new ScanSettings("127.0.0.1", port, Duration.ofSeconds(2), Duration.ofMillis(500)));
    }
}
