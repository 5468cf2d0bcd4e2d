package org.habeas.casework.vault;

import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sealed bytes of one content, fetched chunk by chunk. */
final class ChunkReader extends InputStream {

    private final JdbcClient jdbc;
    private final UUID content;
    private byte[] chunk = new byte[0];
    private int position;
    private int number;
    private boolean ended;

    ChunkReader(JdbcClient jdbc, UUID content) {
        this.jdbc = jdbc;
        this.content = content;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (position == chunk.length && !ended) {
            chunk = jdbc.sql("select bytes from casework_sealed_chunk where content_id = ? and number = ?")
                    .params(content, number++)
                    .query(byte[].class)
                    .optional()
                    .orElseGet(() -> new byte[0]);
            ended = chunk.length == 0;
            position = 0;
        }
        if (ended) {
            return -1;
        }
        int part = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, part);
        position += part;
        return part;
    }
}
