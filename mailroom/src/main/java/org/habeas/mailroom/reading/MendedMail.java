package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail with its header block mended where senders and archives break it (RFC 7103): byte order mark, empty lines and
 * mbox line before it, carriage returns as line ends, blanks in the empty line after it, no empty line at all, parameters
 * that were not indented. A block larger than the limit is left alone: nobody will read it.
 */
final class MendedMail extends InputStream {

    private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,200}[ \\t]*:.*", Pattern.DOTALL);
    private static final Pattern KNOWN_FIELD = Pattern.compile(
            "(from|to|cc|bcc|subject|date|sender|references|received|precedence|importance|priority|sensitivity|comments"
                    + "|keywords|organization|[a-z]{1,30}-[!-9;-~]{1,80})[ \\t]*:.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile(
            "(boundary|charset|name|filename|type|format|report-type|micalg|protocol)(\\*\\d*)?\\*?[ \\t]*=.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream source;
    private final int mostHeaderBytes;
    private byte @Nullable [] start;
    private int at;
    private boolean returnsAreLineEnds;

    MendedMail(InputStream source, int mostHeaderBytes) {
        this.source = source;
        this.mostHeaderBytes = mostHeaderBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (start == null) {
            start = start();
        }
        if (at < start.length) {
            int count = Math.min(length, start.length - at);
            System.arraycopy(start, at, target, offset, count);
            at += count;
            return count;
        }
        int count = source.read(target, offset, length);
        if (returnsAreLineEnds && count > 0) {
            toLineFeeds(target, offset, count);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The header block, mended, and what was read behind it. */
    private byte[] start() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        int end = -1;
        for (int size = 8 * 1024; end < 0 && block.length <= mostHeaderBytes; size *= 2) {
            byte[] more = source.readNBytes(size);
            read.writeBytes(more);
            block = read.toByteArray();
            returnsAreLineEnds = returnsAreLineEnds(block);
            if (returnsAreLineEnds) {
                toLineFeeds(block, 0, block.length);
            }
            int first = firstHeader(block);
            end = endOfHeaders(block, first);
            if (more.length < size) {
                return mended(block, first, end < 0 ? block.length : end);
            }
            if (end >= 0) {
                return mended(block, first, end);
            }
        }
        return block;
    }

    private static boolean returnsAreLineEnds(byte[] block) {
        boolean returns = false;
        for (byte b : block) {
            if (b == '\n') {
                return false;
            }
            returns |= b == '\r';
        }
        return returns;
    }

    private static void toLineFeeds(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] == '\r') {
                bytes[i] = '\n';
            }
        }
    }

    /** Where the first field begins, behind what is none. */
    private static int firstHeader(byte[] block) {
        int from = startsWith(block, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        while (from < block.length) {
            int next = nextLine(block, from);
            if (!isBlank(block, from, next) && !isMboxLine(block, from)) {
                return from;
            }
            from = next;
        }
        return from;
    }

    private static boolean isMboxLine(byte[] block, int from) {
        return startsWith(block, from, "From ".getBytes(StandardCharsets.US_ASCII))
                || startsWith(block, from, ">From ".getBytes(StandardCharsets.US_ASCII));
    }

    /** Where the empty line after the fields begins, -1 when there is none. */
    private static int endOfHeaders(byte[] block, int first) {
        for (int from = first; from < block.length; from = nextLine(block, from)) {
            if (block[from] == '\n' || (block[from] == '\r' && from + 1 < block.length && block[from + 1] == '\n')) {
                return from;
            }
        }
        return -1;
    }

    private static byte[] mended(byte[] block, int first, int end) {
        List<String> lines = new ArrayList<>();
        for (int from = first; from < end; ) {
            int next = Math.min(end, nextLine(block, from));
            lines.add(new String(block, from, next - from, StandardCharsets.ISO_8859_1));
            from = next;
        }
        int lastKnown = lines.size() - 1;
        while (lastKnown >= 0 && !KNOWN_FIELD.matcher(lines.get(lastKnown)).matches()) {
            lastKnown--;
        }
        StringBuilder headers = new StringBuilder(end - first + 16);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                if (i + 1 < lines.size() && endsHere(lines.get(i + 1))) {
                    return joined(headers, String.join("", lines.subList(i + 1, lines.size())), block, end);
                }
            } else if (isContinuation(line) || FIELD.matcher(line).matches()) {
                headers.append(line);
            } else if (PARAMETER.matcher(line).matches() && headers.length() > 0) {
                headers.append('\t').append(line);
            } else if (i > lastKnown) {
                return joined(headers, String.join("", lines.subList(i, lines.size())), block, end);
            }
        }
        return joined(headers, "", block, end);
    }

    /** Whether a line behind blanks is text already. */
    private static boolean endsHere(String line) {
        return !line.isBlank() && !isContinuation(line) && !FIELD.matcher(line).matches();
    }

    private static byte[] joined(StringBuilder headers, String text, byte[] block, int end) {
        if (!text.isEmpty()) {
            headers.append(headers.length() == 0 || headers.charAt(headers.length() - 1) == '\n' ? "" : "\r\n")
                    .append("\r\n")
                    .append(text);
        }
        byte[] mended = headers.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(mended, mended.length + block.length - end);
        System.arraycopy(block, end, all, mended.length, block.length - end);
        return all;
    }

    private static boolean isContinuation(String line) {
        return line.charAt(0) == ' ' || line.charAt(0) == '\t';
    }

    private static boolean isBlank(byte[] block, int from, int to) {
        for (int i = from; i < to; i++) {
            if (block[i] != ' ' && block[i] != '\t' && block[i] != '\r' && block[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static int nextLine(byte[] block, int from) {
        int next = from;
        while (next < block.length && block[next] != '\n') {
            next++;
        }
        return Math.min(block.length, next + 1);
    }

    private static boolean startsWith(byte[] block, int from, byte[] what) {
        return from + what.length <= block.length
                && Arrays.equals(block, from, from + what.length, what, 0, what.length);
    }
}
