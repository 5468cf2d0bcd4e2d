package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Mails that are made to hurt whoever reads them. They are streamed, so that a Java machine with little memory can read
 * them; {@link #main} does, and prints a line for each, with the milliseconds of processor time it took.
 */
public final class HostileMails {

    private static final String FROM = "From: jane@example.org\r\nTo: sar@example.com\r\n";

    private HostileMails() {}

    /** All of them by what they are; each is streamed anew whenever it is asked for. */
    public static Map<String, Supplier<InputStream>> all() {
        Map<String, Supplier<InputStream>> mails = new LinkedHashMap<>();
        mails.put(
                "a million empty parts",
                () -> mail("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\n\r\n", 1_000_000));
        mails.put("5,000 nested parts", HostileMails::nested);
        mails.put(
                "5,000 nested letters",
                () -> mail("Content-Type: message/rfc822\r\n\r\n", "Content-Type: message/rfc822\r\n\r\n", 5_000));
        mails.put("a subject of 28 MB", () -> mail("Subject: ", "=?utf-8?Q?a?=", 2_150_000));
        mails.put("200,000 recipients", () -> mail("Cc: ", "somebody@example.net, ", 200_000));
        mails.put("500,000 headers", () -> mail("Subject: x\r\n", "X-Header: value\r\n", 500_000));
        mails.put("one line of 50 MB", () -> mail("Subject: x\r\n\r\n", "0123456789", 5_000_000));
        mails.put(
                "one line of 50 MB of HTML", () -> mail("Content-Type: text/html\r\n\r\n", "<a &#x41; <!", 4_200_000));
        mails.put(
                "900 files that look like XML",
                () -> mail(
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
                        "--b\r\nContent-Type: application/xml\r\n\r\n<?xml version=\"1.0\"?><x "
                                + "a=\"1\" ".repeat(10_000) + "\r\n",
                        900));
        mails.put("a zip bomb", () -> attached("bomb.zip", zeros(1 << 30)));
        mails.put(
                "an archive that leaves its folder",
                () -> attached("../../../etc/cron.d/x", zip("../../../etc/cron.d/x")));
        mails.put("a name from right to left", () -> attached("\u202egpj.exe", zip("\u202egpj.exe")));
        mails.put("an encoded word as address", () -> bytes("From: =?utf-8?Q?attacker?=@victim.example\r\n\r\nHello"));
        mails.put("a million open quotes", () -> mail("From: ", "\"\\", 100_000));
        mails.put(
                "a multipart that hides its boundary",
                () -> mail(
                        "Content-Type: multipart/mixed\r\n\r\n",
                        "--a\r\nContent-Type: multipart/mixed\r\n\r\n",
                        100_000));
        mails.put(
                "many megabytes of text in many parts",
                () -> mail(
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
                        "--b\r\nContent-Type: text/html\r\n\r\n" + "<p>word ".repeat(10_000) + "\r\n",
                        900));
        return mails;
    }

    /** Reads all of them. */
    public static void main(String[] arguments) throws IOException {
        MailReader reader = new MailReader();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        for (Map.Entry<String, Supplier<InputStream>> mail : all().entrySet()) {
            InputStream raw = mail.getValue().get();
            long start = thread.getCurrentThreadCpuTime();
            ReadMail read = reader.read(raw);
            long milliseconds = (thread.getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.println(String.join(
                    "|",
                    mail.getKey(),
                    String.valueOf(milliseconds),
                    String.valueOf(read.overLimit()),
                    String.join(" ", read.problems()),
                    read.from().address()));
        }
    }

    private static InputStream mail(String start, String repeated, int times) {
        return new SequenceInputStream(
                bytes(start.startsWith("From") ? start : FROM + start), new Repeated(repeated, times));
    }

    private static InputStream nested() {
        StringBuilder raw = new StringBuilder(FROM);
        for (int i = 0; i < 5_000; i++) {
            raw.append("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
        }
        return bytes(raw.toString());
    }

    private static InputStream attached(String name, byte[] content) {
        String head = FROM + "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\""
                + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        return new SequenceInputStream(Collections.enumeration(List.of(
                bytes(head), new ByteArrayInputStream(Base64.getMimeEncoder().encode(content)))));
    }

    private static byte[] zip(String name) {
        return packed(name, 1);
    }

    private static byte[] zeros(int size) {
        return packed("zeros", size);
    }

    private static byte[] packed(String name, int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] some = new byte[Math.min(size, 1 << 16)];
            for (int written = 0; written < size; written += some.length) {
                zip.write(some);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] piece;
        private final long length;
        private long at;

        Repeated(String piece, int times) {
            int atOnce = Math.max(1, 64 * 1024 / piece.length());
            this.piece = piece.repeat(atOnce).getBytes(StandardCharsets.UTF_8);
            this.length = (long) piece.getBytes(StandardCharsets.UTF_8).length * times;
        }

        @Override
        public int read() {
            return at < length ? piece[(int) (at++ % piece.length)] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (at >= length) {
                return -1;
            }
            int from = (int) (at % piece.length);
            int count = (int) Math.min(Math.min(wanted, piece.length - from), length - at);
            System.arraycopy(piece, from, target, offset, count);
            at += count;
            return count;
        }
    }
}
