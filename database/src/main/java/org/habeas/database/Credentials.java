package org.habeas.database;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The three logins of an embedded server; their passwords are generated once and lie in a file that only its owner can
 * read.
 *
 * @param superuser used by the launcher alone, to make roles and databases
 * @param owner owns the tables and migrates them
 * @param application reads and writes rows
 */
record Credentials(DatabaseLogin superuser, DatabaseLogin owner, DatabaseLogin application) {

    private static final int PASSWORD_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Reads the file, or makes it for a cluster that does not exist yet.
     *
     * @throws DatabaseUnavailable if the file is gone although there is a cluster, or cannot be read
     */
    static Credentials of(DatabaseFiles files, boolean clusterExists) {
        Path file = files.credentials();
        try {
            if (!Files.exists(file)) {
                if (clusterExists) {
                    throw new DatabaseUnavailable("The file " + file + " with the passwords of the database is missing:"
                            + " restore it from the backup of the data directory.");
                }
                write(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The passwords of the database in " + file + " cannot be read; start Habeas as the user who owns"
                            + " the data directory.",
                    e);
        }
    }

    private static void write(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String key : List.of("superuser", "owner", "application")) {
            lines.append(key).append('=').append(generate()).append('\n');
        }
        FileTree.writePrivately(file, lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static Credentials read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            properties.load(reader);
        }
        return new Credentials(
                login(properties, file, "habeas_superuser", "superuser"),
                login(properties, file, "habeas_owner", "owner"),
                login(properties, file, "habeas_application", "application"));
    }

    private static DatabaseLogin login(Properties properties, Path file, String role, String key) {
        String password = properties.getProperty(key);
        if (password == null || password.isBlank()) {
            throw new DatabaseUnavailable("The file " + file + " lacks the password of the database's " + key
                    + ": restore it from the backup of the data directory.");
        }
        return new DatabaseLogin(role, password);
    }

    private static String generate() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
