package org.habeas;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as it lies in a mailbox on disk, with line feeds as line ends or as somebody has put it there.
 *
 * @param bytes the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DeliveredMail(byte[] bytes) {

    private static final Pattern TRACE =
            Pattern.compile("\\A(?:(?:Return-Path|Delivered-To|Received):[^\n]*\n(?:[ \t][^\n]*\n)*)*");

    /** The hash of what IMAP gives out. */
    String sha256AsRead() {
        try {
            byte[] read = latin().replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(read));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mail as its sender wrote it: without the headers that servers put above it. */
    String withoutTrace() {
        return TRACE.matcher(lines(StandardCharsets.UTF_8)).replaceFirst("");
    }

    /** The value of a header that must be there, unfolded. */
    String header(String name) {
        String head = latin().split("\n\n", 2)[0].replaceAll("\n[ \t]+", " ");
        Matcher line =
                Pattern.compile("(?im)^" + Pattern.quote(name) + ":\\s*(.*)$").matcher(head);
        if (!line.find()) {
            throw new AssertionError("No header " + name + " in\n" + head);
        }
        return line.group(1).strip();
    }

    private String latin() {
        return lines(StandardCharsets.ISO_8859_1);
    }

    private String lines(Charset charset) {
        return new String(bytes, charset).replace("\r\n", "\n");
    }
}
