package org.habeas.mailroom.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Goes through the leaves of a mail one after the other, in constant memory, and stops at the limits. */
final class PartCursor {

    private final MimeTokenStream tokens;
    private final ReadingLimits limits;
    private final Headers top = new Headers();
    private final Deque<Multipart> open = new ArrayDeque<>();
    private Headers current = top;
    private boolean started;
    private int headerBytes;
    private int parts;
    private int multiparts;
    private long decoded;

    PartCursor(InputStream raw, ReadingLimits limits) {
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(limits.headerBytes())
                .setMaxHeaderLen(limits.headerBytes())
                .setMaxHeaderCount(limits.headers())
                .build();
        this.tokens = new MimeTokenStream(config);
        this.tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        this.limits = limits;
        tokens.parse(raw);
    }

    /**
     * A leaf, before its content is read.
     *
     * @param headers of the part; the mail's own for a mail without parts
     * @param mediaType lower case, as the parser takes it
     * @param alternative number of the multipart/alternative it stands in, 0 for none
     */
    record Leaf(Headers headers, String mediaType, int alternative) {

        HeaderParameters type() {
            return HeaderParameters.parse(headers.line("content-type"));
        }

        HeaderParameters disposition() {
            return HeaderParameters.parse(headers.line("content-disposition"));
        }
    }

    private record Multipart(String type, int alternative) {}

    /** The header block of the mail, as far as it was read. */
    Headers top() {
        return top;
    }

    /** The next leaf, null at the end of the mail. */
    @Nullable
    Leaf next() throws IOException, MimeException, LimitExceeded {
        EntityState state = started ? tokens.next() : tokens.getState();
        started = true;
        while (state != EntityState.T_END_OF_STREAM) {
            switch (state) {
                case T_START_BODYPART -> startPart();
                case T_FIELD -> addField(tokens.getField());
                case T_START_MULTIPART -> startMultipart();
                case T_END_MULTIPART -> open.poll();
                case T_BODY -> {
                    return new Leaf(
                            current,
                            mediaType(),
                            open.isEmpty() ? 0 : open.element().alternative());
                }
                default -> {}
            }
            state = tokens.next();
        }
        return null;
    }

    /** The decoded content of the leaf just returned; counts against the limit of all content. */
    InputStream content() {
        return new Counted(tokens.getDecodedInputStream());
    }

    /** Whether all content together passed its limit. */
    boolean isOverContentLimit() {
        return decoded > limits.decodedBytes();
    }

    /** The types of the multiparts around the current leaf, outermost last. */
    boolean isInside(String multipartType) {
        return open.stream().anyMatch(multipart -> multipart.type().equals(multipartType));
    }

    private void startPart() throws LimitExceeded {
        if (++parts > limits.parts()) {
            throw new LimitExceeded("The mail has more than " + limits.parts() + " parts.");
        }
        current = new Headers();
        headerBytes = 0;
    }

    private void addField(Field field) throws LimitExceeded {
        byte[] raw = field.getSafeRaw().toByteArray();
        headerBytes += raw.length;
        if (headerBytes > limits.headerBytes()) {
            throw new LimitExceeded(
                    "A header block of the mail is larger than " + limits.headerBytes() / 1024 + " kB.");
        }
        int colon = 0;
        while (colon < raw.length && raw[colon] != ':') {
            colon++;
        }
        byte[] value = new byte[Math.max(0, raw.length - colon - 1)];
        System.arraycopy(raw, Math.min(raw.length, colon + 1), value, 0, value.length);
        current.add(field.getName(), value);
    }

    private void startMultipart() throws LimitExceeded {
        if (open.size() >= limits.depth()) {
            throw new LimitExceeded("The mail has parts nested deeper than " + limits.depth() + ".");
        }
        multiparts++;
        String type = mediaType();
        int around = open.isEmpty() ? 0 : open.element().alternative();
        open.push(new Multipart(type, type.equals("multipart/alternative") ? multiparts : around));
    }

    private String mediaType() {
        return tokens.getBodyDescriptor().getMimeType();
    }

    private final class Counted extends InputStream {
        private final InputStream content;

        Counted(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = isOverContentLimit() ? -1 : content.read(target, offset, length);
            decoded += Math.max(0, count);
            return count;
        }
    }
}
