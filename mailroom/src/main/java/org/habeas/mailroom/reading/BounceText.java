package org.habeas.mailroom.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.mailroom.reading.MailReport.Kind;
import org.habeas.mailroom.reading.MailReport.Outcome;
import org.habeas.mailroom.reading.MailReport.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report on an undelivered letter that is written for people only, as qmail, Exim, Exchange, Notes and many
 * providers send it: who was not reached, and why, from the words around the address.
 */
final class BounceText {

    private static final Phrases PHRASES = Phrases.load("bounces.txt");
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+=&'/~#!-]{1,64}@[\\p{L}\\p{N}.-]{1,190}[\\p{L}\\p{N}]");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.:-])([45])\\d\\d(?![\\d.:])(?=[ -]|$|\\s)");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^[> \\t]*message-id:\\s{0,9}<([^<>\\s]{3,900})>");
    private static final Pattern FIELDS = Pattern.compile("(?im)^[ \\t]*(final|original)-recipient[ \\t]*:");
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");
    private static final int OPENING = 400;
    private static final int TEXT_READ = 20_000;
    private static final int MOST_RECIPIENTS = 20;

    private BounceText() {}

    static boolean isSubject(String subject) {
        return beginsWith(subject, "subject");
    }

    static boolean isComplaint(String subject) {
        return beginsWith(subject, "complaint");
    }

    /** Whether a text begins as mail systems begin such a report. */
    static boolean opens(String text) {
        String folded = Phrases.folded(text.substring(0, Math.min(text.length(), OPENING * 2)));
        String unbroken = folded.replace(Phrases.PARAGRAPH, " ");
        return PHRASES.firstIn(unbroken, "opening", OPENING).isPresent();
    }

    /**
     * Who was not reached and why.
     *
     * @param named addresses that a header names as not reached, empty when there is none
     * @param aside addresses that are most likely no recipient of the letter: where the report went, and who wrote it
     */
    static MailReport read(String subject, String text, String named, Set<String> aside) {
        String whole = text.substring(0, Math.min(text.length(), TEXT_READ));
        String told = withoutCopy(whole);
        List<String> ids = messageIds(whole);
        if (FIELDS.matcher(told).find()) {
            MailReport read =
                    ReportFields.read(Kind.DELIVERY, INDENT.matcher(told).replaceAll(""));
            if (!read.recipients().isEmpty()) {
                return new MailReport(Kind.DELIVERY, read.recipients(), read.envelopeId(), ids);
            }
        }
        boolean delayed = PHRASES.anyIn(Phrases.folded(subject + "\n\n" + told), "delayed");
        Map<String, String> passages = passages(told, aside);
        if (passages.isEmpty()) {
            passages = passages(named.isBlank() ? told : named, Set.of());
        }
        List<Recipient> recipients = new ArrayList<>();
        passages.forEach((address, words) -> recipients.add(recipient(address, words, told, delayed)));
        if (recipients.isEmpty() && !statusOf(told).isEmpty()) {
            recipients.add(recipient(null, told, told, delayed));
        }
        return new MailReport(Kind.DELIVERY, recipients, null, ids);
    }

    /** Message-IDs of letters whose header stands in the text. */
    static List<String> messageIds(String text) {
        List<String> ids = new ArrayList<>();
        Matcher id = MESSAGE_ID.matcher(text);
        while (id.find() && ids.size() < MOST_RECIPIENTS) {
            ids.add(id.group(1));
        }
        return ids;
    }

    /** The status that the words of a server mean, empty when they say nothing known. */
    static String statusOf(String words) {
        String stated = ReportFields.statusIn(words);
        if (!stated.isEmpty() && !stated.endsWith(".0.0")) {
            return stated;
        }
        String folded = Phrases.folded(words);
        for (String kind : PHRASES.kindsFrom("reason ")) {
            if (PHRASES.anyIn(folded, kind)) {
                return kind.substring("reason ".length());
            }
        }
        Matcher code = CODE.matcher(words);
        return !stated.isEmpty() ? stated : code.find() ? code.group(1) + ".0.0" : "";
    }

    private static Recipient recipient(@Nullable String address, String words, String whole, boolean delayed) {
        String near = statusOf(words);
        String status = near.isEmpty() ? statusOf(whole) : near;
        return new Recipient(
                null, address, delayed ? Outcome.DELAYED : Outcome.FAILED, status, ReportFields.shortened(words));
    }

    /** Each address with the words from it to the next one. */
    private static Map<String, String> passages(String told, Set<String> aside) {
        Map<String, String> passages = new LinkedHashMap<>();
        String current = null;
        int from = 0;
        Matcher address = ADDRESS.matcher(told);
        while (address.find() && passages.size() < MOST_RECIPIENTS) {
            String found = address.group().toLowerCase(Locale.ROOT);
            if (aside.contains(found) || isHelp(found) || found.equals(current)) {
                continue;
            }
            if (current != null) {
                passages.merge(current, told.substring(from, address.start()), String::concat);
            }
            current = found;
            from = address.start();
        }
        if (current != null) {
            passages.merge(current, told.substring(from), String::concat);
        }
        return passages;
    }

    private static boolean isHelp(String address) {
        return address.startsWith("postmaster@")
                || address.startsWith("mailer-daemon@")
                || address.startsWith("abuse@");
    }

    private static String withoutCopy(String text) {
        StringBuilder told = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String folded = Phrases.folded(line);
            if (PHRASES.of("copy").stream().anyMatch(phrase -> phrase.isIn(folded, 1))) {
                break;
            }
            told.append(line).append('\n');
        }
        return told.toString();
    }

    private static boolean beginsWith(String subject, String kind) {
        String folded = Phrases.folded(subject).replaceFirst("^[*\\[(\"! ]+", "");
        return PHRASES.firstIn(folded, kind, 1).isPresent();
    }
}
