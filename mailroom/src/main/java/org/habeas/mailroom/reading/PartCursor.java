package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.eclipse.angus.mail.util.QPDecoderStream;
import org.eclipse.angus.mail.util.UUDecoderStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the leaves of a mail one after the other, in constant memory, and stops at the limits. A multipart whose
 * boundary is missing or wrong is read with the one that its content shows; where there is none, it is text.
 */
final class PartCursor {

    private static final int BOUNDARY_WITHIN = 16 * 1024;
    private static final int HEADER_ROOM = 512;
    private static final int MOST_WRAPPINGS = 8;

    private final Deque<Source> streams = new ArrayDeque<>();
    private final ReadingLimits limits;
    private final Headers top = new Headers();
    private final Deque<Multipart> open = new ArrayDeque<>();
    private Headers current = top;
    private @Nullable InputStream ready;
    private boolean started;
    private int headerBytes;
    private int parts;
    private int multiparts;
    private long decoded;
    private int wrappedLeft = Wrapping.MOST_BYTES;
    private Wrapping.@Nullable Opened wrapped;

    PartCursor(InputStream raw, ReadingLimits limits) {
        this.limits = limits;
        start(raw, false);
    }

    /** What is read at the moment, and whether its text counts only where the mail has no other. */
    private record Source(MimeTokenStream tokens, boolean instead) {}

    /**
     * A leaf, before its content is read.
     *
     * @param headers of the part; the mail's own for a mail without parts
     * @param mediaType lower case, as the parser takes it
     * @param alternative number of the multipart/alternative it stands in, 0 for none
     * @param number position among the parts of its multipart, from 0
     * @param type the declared type with its parameters
     * @param wrapped what it wraps, which follows it as leaves of their own; null when it wraps nothing
     * @param instead whether its text counts only where the mail has no other
     */
    record Leaf(
            Headers headers,
            String mediaType,
            int alternative,
            int number,
            HeaderParameters type,
            HeaderParameters disposition,
            Wrapping.@Nullable Opened wrapped,
            boolean instead) {

        /** The file name as given, null when there is none. */
        @Nullable
        String fileName() {
            String name = disposition.get("filename");
            return name != null ? name : type.get("name");
        }
    }

    /** A multipart around the current part, with what stands before its first part. */
    private static final class Multipart {
        private final String type;
        private final int alternative;
        private final Headers headers;
        private byte[] preamble = {};
        private int seen;

        Multipart(String type, int alternative, Headers headers) {
            this.type = type;
            this.alternative = alternative;
            this.headers = headers;
        }
    }

    /** The header block of the mail, as far as it was read. */
    Headers top() {
        return top;
    }

    /** The next leaf, null at the end of the mail. */
    @Nullable
    Leaf next() throws IOException, MimeException, LimitExceeded {
        if (wrapped != null && wrapped.parts() != null) {
            current = new Headers();
            start(wrapped.parts(), wrapped.instead());
        }
        wrapped = null;
        while (!streams.isEmpty()) {
            MimeTokenStream tokens = streams.element().tokens();
            EntityState state = started ? tokens.next() : tokens.getState();
            started = true;
            Leaf leaf = null;
            switch (state) {
                case T_START_BODYPART -> startPart();
                case T_FIELD -> addField(tokens.getField());
                case T_START_MULTIPART -> startMultipart();
                case T_PREAMBLE ->
                    open.element().preamble = tokens.getInputStream().readNBytes(limits.textBytes());
                case T_EPILOGUE -> leaf = behindTheEnd(tokens.getInputStream());
                case T_END_MULTIPART -> leaf = endMultipart();
                case T_BODY -> leaf = body(tokens);
                case T_END_OF_STREAM -> streams.pop();
                default -> {}
            }
            if (leaf != null) {
                return leaf;
            }
        }
        return null;
    }

    /** The decoded content of the leaf just returned; counts against the limit of all content. */
    InputStream content() {
        return new Counted(
                ready != null ? ready : decodedContent(streams.element().tokens()));
    }

    /** Whether all content together passed its limit. */
    boolean isOverContentLimit() {
        return decoded > limits.decodedBytes();
    }

    private void start(InputStream raw, boolean instead) {
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(limits.headerBytes())
                .setMaxHeaderLen(limits.headerBytes())
                .setMaxHeaderCount(limits.headers())
                .build();
        MimeTokenStream tokens = new MimeTokenStream(config);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(raw);
        streams.push(new Source(tokens, instead));
        started = false;
    }

    /** Decoded without the parser, which changes line ends and drops the last bytes of what was not padded. */
    private static InputStream decodedContent(MimeTokenStream tokens) {
        InputStream content = tokens.getInputStream();
        return switch (tokens.getBodyDescriptor().getTransferEncoding().toLowerCase(Locale.ROOT)) {
            case "base64" -> new Base64Content(content);
            case "quoted-printable" -> new QPDecoderStream(content);
            case "uuencode", "x-uuencode", "x-uue", "uue" -> new UUDecoderStream(content, true, true);
            default -> content;
        };
    }

    private void startPart() throws LimitExceeded {
        if (++parts > limits.parts()) {
            throw new LimitExceeded("The mail has more than " + limits.parts() + " parts.");
        }
        open.element().seen++;
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
        String type = streams.element().tokens().getBodyDescriptor().getMimeType();
        open.push(new Multipart(type, type.equals("multipart/alternative") ? multiparts : alternative(), current));
    }

    /** A multipart without parts is what stands in it. */
    private @Nullable Leaf endMultipart() throws IOException, LimitExceeded {
        Multipart ended = open.pop();
        if (ended.seen > 0 || ended.preamble.length == 0) {
            return null;
        }
        current = ended.headers;
        return withoutBoundary(ended.type, new ByteArrayInputStream(ended.preamble));
    }

    /** Where a part ends with a line that also ends what it stands in, further parts follow behind that end. */
    private @Nullable Leaf behindTheEnd(InputStream epilogue) throws IOException, LimitExceeded {
        byte[] start = epilogue.readNBytes(BOUNDARY_WITHIN);
        if (GuessedBoundary.in(start) == null) {
            return null;
        }
        current = new Headers();
        return withoutBoundary(
                "multipart/mixed", new SequenceInputStream(new ByteArrayInputStream(start), new LeftOpen(epilogue)));
    }

    private @Nullable Leaf body(MimeTokenStream tokens) throws IOException, LimitExceeded {
        ready = null;
        String declared = HeaderParameters.parse(current.line("content-type")).value();
        if (declared.startsWith("multipart/")) {
            return withoutBoundary(declared, tokens.getInputStream());
        }
        String mediaType = tokens.getBodyDescriptor().getMimeType();
        if (!mediaType.equals("text/plain") && !mediaType.equals("text/html")) {
            unwrap(leaf(mediaType), decodedContent(tokens));
        }
        return leaf(mediaType);
    }

    /** Looks whether a part wraps others; in any case it is read as it is before these are. */
    private void unwrap(Leaf leaf, InputStream part) throws IOException {
        InputStream content = new LeftOpen(part);
        byte[] start = content.readNBytes(Wrapping.START);
        ready = new SequenceInputStream(new ByteArrayInputStream(start), content);
        Wrapping.Format format = Wrapping.of(start, leaf.mediaType(), leaf.fileName());
        if (format == null) {
            return;
        }
        byte[] all = ready.readNBytes(wrappedLeft + 1);
        if (all.length > wrappedLeft || streams.size() > MOST_WRAPPINGS) {
            ready = new SequenceInputStream(new ByteArrayInputStream(all), content);
            wrapped = Wrapping.TOO_MUCH;
        } else {
            ready = new ByteArrayInputStream(all);
            wrappedLeft -= all.length;
            wrapped = Wrapping.open(format, all);
        }
    }

    private @Nullable Leaf withoutBoundary(String type, InputStream content) throws IOException, LimitExceeded {
        byte[] start = content.readNBytes(BOUNDARY_WITHIN);
        PushbackInputStream all = new PushbackInputStream(content, BOUNDARY_WITHIN + HEADER_ROOM);
        all.unread(start);
        String boundary = GuessedBoundary.in(start);
        if (boundary == null || streams.size() > limits.depth()) {
            ready = all;
            return leaf("text/plain");
        }
        if (open.size() >= limits.depth()) {
            throw new LimitExceeded("The mail has parts nested deeper than " + limits.depth() + ".");
        }
        current = new Headers();
        String kind = type.equals("multipart/alternative") ? type : "multipart/mixed";
        String header = "Content-Type: " + kind + "; boundary=\"" + boundary + "\"\r\n\r\n";
        all.unread(header.getBytes(StandardCharsets.ISO_8859_1));
        start(all, streams.element().instead());
        return null;
    }

    private Leaf leaf(String mediaType) {
        return new Leaf(
                current,
                mediaType,
                alternative(),
                open.isEmpty() ? 0 : open.element().seen - 1,
                HeaderParameters.parse(current.line("content-type")),
                HeaderParameters.parse(current.line("content-disposition")),
                wrapped,
                !streams.isEmpty() && streams.element().instead());
    }

    private int alternative() {
        return open.isEmpty() ? 0 : open.element().alternative;
    }

    /** A sequence of streams closes each at its end; behind the end of a part there is still the mail. */
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream part) {
            super(part);
        }

        @Override
        public void close() {
            // Who opened the mail closes it.
        }
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
