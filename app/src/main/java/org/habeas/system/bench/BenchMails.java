package org.habeas.system.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Requests of invented people, each different: one in twenty is hard to read, one in ten carries a file. The same seed
 * gives the same mails.
 *
 * @param seed of everything drawn
 */
record BenchMails(long seed) {

    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Charset JAPANESE = Charset.forName("ISO-2022-JP");
    private static final int ONE_IN_HARD = 20;
    private static final int ONE_IN_FILES = 10;
    private static final int FILE_BYTES = 40_000;
    private static final int PARTS_OVER_THE_LIMIT = 1_500;
    private static final int DEPTH = 20;

    private static final List<String> WISHES = List.of(
            "please send me a copy of all personal data that you hold about me.",
            "bitte teilen Sie mir mit, welche Daten Sie über mich gespeichert haben.",
            "je souhaite obtenir une copie de toutes mes données personnelles.",
            "solicito la supresión de todos mis datos personales.",
            "please delete my account and everything you know about me.");

    private static final List<String> SENTENCES = List.of(
            "I have been a customer since the spring of last year.",
            "My contract ended in March, and since then I still receive letters.",
            "I would prefer an answer by e-mail.",
            "Somebody called me on a number that I never gave to you.",
            "The address on my last bill was not mine.",
            "I have asked for this before and got no answer.",
            "Please tell me also to whom you have given it.");

    byte[] mail(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        String text = text(number, random);
        if (number % ONE_IN_HARD == 0) {
            return hard(number, text);
        }
        String body = number % ONE_IN_FILES == 5 ? withFile(text, random) : plain(text);
        return (head(number, "My data, request " + number) + body).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hard(int number, String text) {
        String head = head(number, "My data, request " + number);
        return switch (number / ONE_IN_HARD % 6) {
            case 0 -> (head(number, "Über meine Daten, Anfrage " + number) + plain(text)).getBytes(LATIN);
            case 1 ->
                bytes(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + plain(text)
                        + "--b\r\nContent-Type: message/rfc822\r\n\r\n" + head(number + 1, "what I wrote before")
                        + plain(text));
            case 2 -> bytes(head + nested(text));
            case 3 ->
                bytes(head + "Content-Type: text/html; charset=unknown-8bit\r\n\r\n<table>"
                        + ("<tr><td><p>" + text + "</td>").repeat(300));
            case 4 ->
                (head(number, "=?ISO-2022-JP?B?" + japanese() + "?=\r\n =?ISO-2022-JP?B?" + japanese() + "?=")
                                + "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n私の個人データの開示を求めます。番号 " + number)
                        .getBytes(JAPANESE);
            default ->
                bytes(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\n".repeat(PARTS_OVER_THE_LIMIT) + text);
        };
    }

    private static String head(int number, String subject) {
        return "Received: from mx.example by mail.larkfield.example; Sun, 22 Nov 2026 09:00:00 +0000\r\n"
                + "From: Person %1$d <person-%1$d@domain-%2$d.example>\r\n".formatted(number, number % 97)
                + "To: sar@larkfield.example\r\nSubject: " + subject + "\r\nDate: Sun, 22 Nov 2026 08:00:00 +0000\r\n"
                + "Message-ID: <bench-%d@domain-%d.example>\r\nMIME-Version: 1.0\r\n".formatted(number, number % 97);
    }

    private static String text(int number, Random random) {
        StringBuilder text = new StringBuilder("Dear Sir or Madam,\r\n\r\n");
        text.append(WISHES.get(random.nextInt(WISHES.size()))).append("\r\n");
        for (int sentence = random.nextInt(12); sentence >= 0; sentence--) {
            text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append("\r\n");
        }
        return text.append("My customer number is ")
                .append(number)
                .append(".\r\n")
                .toString();
    }

    private static String plain(String text) {
        return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text;
    }

    private static String withFile(String text, Random random) {
        byte[] file = new byte[FILE_BYTES];
        random.nextBytes(file);
        return "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + plain(text)
                + "--b\r\nContent-Type: application/pdf; name=\"proof.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b--\r\n";
    }

    private static String nested(String text) {
        StringBuilder nested = new StringBuilder();
        for (int depth = 0; depth < DEPTH; depth++) {
            nested.append("Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n".formatted(depth));
        }
        return nested.append(plain(text)).toString();
    }

    private static String japanese() {
        return Base64.getEncoder().encodeToString("個人データの開示".getBytes(JAPANESE));
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
