package org.habeas.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** A program that starts a server and commits row after row until it is killed, naming each row after its commit. */
final class RowWriter {

    private RowWriter() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(Path.of(arguments[0])));
        try (Connection owner = Databases.connect(postgres, postgres.owner())) {
            Databases.execute(owner, "CREATE TABLE IF NOT EXISTS written (id bigserial PRIMARY KEY)");
        }
        try (Connection application = Databases.connect(postgres, postgres.application());
                PreparedStatement insert =
                        application.prepareStatement("INSERT INTO written DEFAULT VALUES RETURNING id")) {
            System.out.println("started " + postgres.port());
            while (!Thread.currentThread().isInterrupted()) {
                try (var rows = insert.executeQuery()) {
                    rows.next();
                    System.out.println(rows.getLong(1));
                }
            }
        }
    }
}
