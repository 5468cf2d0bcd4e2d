package org.habeas.casework.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.scan.Scan.Verdict;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionOperations;

/** What came from outside is opened only when a scanner found it clean, or when there is none. */
@CaseworkTest
@Import(ScansIntegrationTests.Scanner.class)
class ScansIntegrationTests {

    private static final FakeClamd CLAMD = FakeClamd.start();
    private static final Acting HABEAS = Acting.system("a test");

    @Autowired
    private Documents documents;

    @Autowired
    private Scans scans;

    @Autowired
    private Cases cases;

    @Autowired
    private Scanner.Switch scanner;

    @Autowired
    private TransactionOperations transactions;

    private CaseReference reference;

    @AfterAll
    static void stop() {
        CLAMD.close();
    }

    @BeforeEach
    void openACase() {
        scanner.at(CLAMD.port());
        reference = java.util.Objects.requireNonNull(
                transactions.execute(status -> cases.open(CaseKind.LEGAL_PROCESS, "eu", 2026)));
    }

    @Test
    void keepsAnInfectedFileSealedAndNeverOpensIt() {
        CaseDocument file = received(FakeClamd.EICAR);

        assertThat(documents.scanOf(file.id())).contains(new Scan(Verdict.INFECTED, "Eicar-Signature"));
        assertThat(documents.of(reference)).extracting(CaseDocument::id).containsExactly(file.id());
        assertThatThrownBy(() -> documents.open(file))
                .isInstanceOf(FileWithheld.class)
                .hasMessageContaining("infected (Eicar-Signature)");
        scanner.off();
        assertThatThrownBy(() -> documents.open(file)).isInstanceOf(FileWithheld.class);
    }

    @Test
    void keepsAFileClosedWhileTheScannerIsDownAndOpensItOnceItWasFoundClean() throws IOException {
        scanner.at(1);
        CaseDocument file = received("plain");
        assertThat(documents.scanOf(file.id())).map(Scan::verdict).contains(Verdict.NO_ANSWER);
        assertThatThrownBy(() -> documents.open(file))
                .isInstanceOfSatisfying(FileWithheld.class, refused -> assertThat(refused.code())
                        .isEqualTo("file-not-scanned"));

        scanner.at(CLAMD.port());

        assertThat(read(documents.open(file))).isEqualTo("plain");
        assertThat(documents.scanOf(file.id())).map(Scan::verdict).contains(Verdict.CLEAN);
    }

    @Test
    void saysThatAFileWasNotScannedWhereThereIsNoScanner() throws IOException {
        scanner.off();
        CaseDocument file = received(FakeClamd.EICAR);
        assertThat(documents.scanOf(file.id())).contains(Scan.NONE);
        assertThat(Scan.NONE.words()).isEqualTo("not scanned");
        assertThat(read(documents.open(file))).isEqualTo(FakeClamd.EICAR);

        scanner.at(CLAMD.port());

        assertThatThrownBy(() -> documents.open(file)).isInstanceOf(FileWithheld.class);
    }

    @Test
    void scansWhatNobodyLookedAtWhenItIsFirstOpened() {
        UUID mail = UUID.randomUUID();
        assertThat(scans.of(mail, 0)).isEmpty();
        assertThat(scans.unknown().verdict()).isEqualTo(Verdict.NO_ANSWER);

        scans.require(mail, 0, () -> stream("plain"));
        assertThatThrownBy(() -> scans.require(mail, 1, () -> stream(FakeClamd.EICAR)))
                .isInstanceOf(FileWithheld.class);

        assertThat(scans.of(mail)).hasSize(2);
    }

    @Test
    void leavesWhatWeMadeOurselvesAlone() throws IOException {
        scanner.at(1);
        CaseDocument own = java.util.Objects.requireNonNull(transactions.execute(
                status -> documents.add(reference, "answer", "a.txt", "text/plain", stream("ours"), HABEAS)));

        assertThat(documents.scanOf(own.id())).isEmpty();
        assertThat(read(documents.open(own))).isEqualTo("ours");
    }

    private CaseDocument received(String content) {
        return java.util.Objects.requireNonNull(transactions.execute(status ->
                documents.receive(reference, "instrument", "w.pdf", "application/pdf", stream(content), HABEAS)));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** A clamd that a test moves to another port, or takes away. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Scanner {
        @Bean
        @Primary
        Switch movable() {
            return new Switch();
        }

        static class Switch implements VirusScanner {
            private volatile int port;

            void at(int where) {
                port = where;
            }

            void off() {
                port = 0;
            }

            @Override
            public boolean isConfigured() {
                return port > 0;
            }

            @Override
            public Scan scan(InputStream file) {
                return new Clamd(new ScanSettings("127.0.0.1", port, Duration.ofSeconds(2), Duration.ofSeconds(2)))
                        .scan(file);
            }
        }
    }
}
