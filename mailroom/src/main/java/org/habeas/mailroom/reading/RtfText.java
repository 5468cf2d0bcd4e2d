package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.poi.hmef.CompressedRTF;

/**
 * Readable text of RTF, in one pass. Outlook keeps letters that were written in HTML as RTF in which the marks of HTML
 * stand apart ([MS-OXRTFEX]); these are left out as all other marks are.
 */
final class RtfText {

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 200;
    private static final Set<String> SILENT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "headerl",
            "headerr",
            "footerl",
            "footerr",
            "generator",
            "themedata",
            "htmltag",
            "mhtmltag");
    private static final Set<String> BREAKING = Set.of("par", "line", "row", "sect", "page");

    private final byte[] rtf;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private String charset = "windows-1252";
    private boolean silent;
    private boolean hidden;
    private int at;
    private int skip;

    private RtfText(byte[] rtf) {
        this.rtf = rtf;
    }

    /** @param compressed RTF as MAPI keeps it ([MS-OXRTFCP]), possibly empty or broken */
    static String ofCompressed(byte[] compressed) {
        if (compressed.length == 0) {
            return "";
        }
        Bounded rtf = new Bounded();
        try {
            new CompressedRTF().decompress(new ByteArrayInputStream(compressed), rtf);
        } catch (IOException | RuntimeException e) {
            // What came out before it broke is read.
        }
        return of(rtf.bytes.toByteArray());
    }

    static String of(byte[] rtf) {
        RtfText reading = new RtfText(rtf);
        reading.run();
        return reading.text
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void run() {
        while (at < rtf.length) {
            char c = (char) (rtf[at++] & 0xff);
            if (c == '{') {
                flush();
                if (groups.size() >= DEEPEST) {
                    return;
                }
                groups.push(silent);
            } else if (c == '}') {
                flush();
                silent = !groups.isEmpty() && groups.pop();
            } else if (c == '\\') {
                control();
            } else if (c != '\r' && c != '\n') {
                say((byte) c);
            }
        }
        flush();
    }

    private void control() {
        if (at >= rtf.length) {
            return;
        }
        char c = (char) (rtf[at] & 0xff);
        if (c == '\'' && at + 2 < rtf.length) {
            int value = Character.digit(rtf[at + 1], 16) * 16 + Character.digit(rtf[at + 2], 16);
            at += 3;
            say((byte) value);
        } else if (Character.isLetter(c) && c < 0x80) {
            word();
        } else {
            at++;
            if (c == '\\' || c == '{' || c == '}') {
                say((byte) c);
            } else if (c == '~') {
                say((byte) ' ');
            } else if (c == '*') {
                silent = true;
            }
        }
    }

    private void word() {
        int start = at;
        while (at < rtf.length && Character.isLetter(rtf[at]) && rtf[at] > 0) {
            at++;
        }
        String name = new String(rtf, start, at - start, StandardCharsets.US_ASCII);
        int digits = at;
        while (at < rtf.length && at - digits < 9 && (Character.isDigit(rtf[at]) || (at == digits && rtf[at] == '-'))) {
            at++;
        }
        String number = new String(rtf, digits, at - digits, StandardCharsets.US_ASCII);
        int value = number.isEmpty() || number.equals("-") ? 1 : Integer.parseInt(number);
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        apply(name, value);
    }

    private void apply(String name, int value) {
        if (SILENT.contains(name)) {
            silent = true;
        } else if (name.equals("ansicpg")) {
            charset = "windows-" + value;
        } else if (name.equals("htmlrtf")) {
            hidden = value != 0;
        } else if (name.equals("u")) {
            flush();
            append(String.valueOf((char) value));
            skip = 1;
        } else if (BREAKING.contains(name)) {
            flush();
            append("\n");
        } else if (name.equals("tab") || name.equals("cell")) {
            flush();
            append("\t");
        }
    }

    private void say(byte b) {
        if (skip > 0) {
            skip--;
        } else if (!silent && !hidden) {
            bytes.write(b);
        }
    }

    private void flush() {
        skip = 0;
        if (bytes.size() > 0) {
            text.append(CharsetLadder.decode(bytes.toByteArray(), charset).text());
            bytes.reset();
        }
    }

    private void append(String words) {
        if (!silent && !hidden) {
            text.append(words);
        }
    }

    /** Takes as much as is read, and then says that it is enough. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            if (bytes.size() >= LONGEST) {
                throw new IOException("more than is read");
            }
            bytes.write(b);
        }
    }
}
