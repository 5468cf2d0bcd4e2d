package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key and a certificate for {@code localhost} that nobody has signed, made with the JDK's own tool.
 *
 * @param pem the certificate
 * @param privateKey its key
 */
public record SelfSignedCertificate(Path pem, Path privateKey) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** The certificate in this directory, made at the first call. */
    public static SelfSignedCertificate in(Path directory) {
        Path store = directory.resolve("server.p12");
        SelfSignedCertificate made =
                new SelfSignedCertificate(directory.resolve("server.pem"), directory.resolve("server.key"));
        try {
            if (Files.notExists(store)) {
                generate(store);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream bytes = Files.newInputStream(store)) {
                keys.load(bytes, PASSWORD);
            }
            write(made.pem, "CERTIFICATE", keys.getCertificate("server").getEncoded());
            write(
                    made.privateKey,
                    "PRIVATE KEY",
                    keys.getKey("server", PASSWORD).getEncoded());
            Files.setPosixFilePermissions(made.privateKey, PosixFilePermissions.fromString("rw-------"));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void generate(Path store) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String kind, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
