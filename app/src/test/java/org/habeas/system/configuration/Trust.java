package org.habeas.system.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates that are believed.
 *
 * @param certificates a store of nothing else
 */
record Trust(KeyStore certificates) {

    static final String PASSWORD = "changeit";

    static Trust in(Path... pems) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Path pem : pems) {
            try (InputStream bytes = Files.newInputStream(pem)) {
                store.setCertificateEntry(
                        pem.toString(), CertificateFactory.getInstance("X.509").generateCertificate(bytes));
            }
        }
        return new Trust(store);
    }

    /** The store as a file for another JVM. */
    Path writtenTo(Path file) throws GeneralSecurityException, IOException {
        try (OutputStream bytes = Files.newOutputStream(file)) {
            certificates.store(bytes, PASSWORD.toCharArray());
        }
        return file;
    }

    SSLContext context() throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
