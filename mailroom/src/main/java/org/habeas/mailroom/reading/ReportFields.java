package org.habeas.mailroom.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.mailroom.reading.MailReport.Kind;
import org.habeas.mailroom.reading.MailReport.Outcome;
import org.habeas.mailroom.reading.MailReport.Recipient;
import org.jspecify.annotations.Nullable;

/** Reads the part of a report that is written for machines (RFC 3464 section 2, RFC 8098 section 3.2, RFC 5965). */
final class ReportFields {

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");
    private static final Pattern TYPE = Pattern.compile("^[A-Za-z0-9-]{2,20}\\s*;\\s*");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,30}(?![a-z-])");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{3,900})>");
    private static final Pattern ADDRESS = Pattern.compile("<?([^\\s<>;,()\"]+@[^\\s<>;,()\"]+[^\\s<>;,()\".])>?");
    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST_DIAGNOSTIC = 500;
    private static final int LONGEST_FIELD = 2_000;

    private ReportFields() {}

    /** Which kind of report a part with this media type belongs to, null for any other part. */
    static @Nullable Kind kindOf(String mediaType) {
        return switch (mediaType) {
            case "message/delivery-status", "message/global-delivery-status" -> Kind.DELIVERY;
            case "message/disposition-notification", "message/global-disposition-notification" -> Kind.RECEIPT;
            case "message/feedback-report" -> Kind.COMPLAINT;
            default -> null;
        };
    }

    static MailReport read(Kind kind, String part) {
        List<Recipient> recipients = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String envelopeId = null;
        for (Map<String, String> group : groups(part)) {
            if (group.containsKey("original-envelope-id")) {
                envelopeId = group.get("original-envelope-id");
            }
            for (String name : List.of("original-message-id", "x-original-message-id")) {
                Matcher id = MESSAGE_ID.matcher(group.getOrDefault(name, ""));
                if (id.find()) {
                    ids.add(id.group(1));
                }
            }
            Recipient recipient =
                    switch (kind) {
                        case DELIVERY -> delivery(group);
                        case RECEIPT -> receipt(group);
                        case COMPLAINT -> complaint(group);
                    };
            if (recipient != null && recipients.size() < MOST_RECIPIENTS) {
                recipients.add(recipient);
            }
        }
        return new MailReport(kind, recipients, envelopeId, ids);
    }

    /** The enhanced status of RFC 3463 in words of a server, empty when there is none. */
    static String statusIn(String words) {
        Matcher status = STATUS.matcher(words);
        return status.find() ? status.group(1) : "";
    }

    static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_DIAGNOSTIC));
    }

    private static @Nullable Recipient delivery(Map<String, String> group) {
        String original = address(group, "original-recipient");
        String last = address(group, "final-recipient");
        String action =
                group.getOrDefault("action", "").toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
        if (original == null && last == null && action.isEmpty()) {
            return null;
        }
        String diagnostic =
                TYPE.matcher(group.getOrDefault("diagnostic-code", "")).replaceFirst("");
        String stated = statusIn(group.getOrDefault("status", ""));
        String told = statusIn(diagnostic);
        // 5.0.0 says nothing that the words of the server do not say better
        String status = (stated.isEmpty() || stated.endsWith(".0.0")) && !told.isEmpty() ? told : stated;
        return new Recipient(original, last, outcome(action, status), status, shortened(diagnostic));
    }

    private static Outcome outcome(String action, String status) {
        return switch (action) {
            case "delayed" -> Outcome.DELAYED;
            case "delivered", "deliverable", "relayed", "expanded" -> Outcome.ARRIVED;
            case "failed" -> Outcome.FAILED;
            default ->
                status.startsWith("4") ? Outcome.DELAYED : status.startsWith("2") ? Outcome.ARRIVED : Outcome.FAILED;
        };
    }

    private static @Nullable Recipient receipt(Map<String, String> group) {
        String disposition = group.get("disposition");
        if (disposition == null) {
            return null;
        }
        String type = word(disposition.substring(disposition.indexOf(';') + 1));
        return new Recipient(
                address(group, "original-recipient"),
                address(group, "final-recipient"),
                Outcome.ARRIVED,
                type,
                shortened(group.getOrDefault("failure", group.getOrDefault("error", ""))));
    }

    private static @Nullable Recipient complaint(Map<String, String> group) {
        String type = group.get("feedback-type");
        return type == null
                ? null
                : new Recipient(
                        address(group, "original-rcpt-to"),
                        address(group, "removal-recipient"),
                        Outcome.ARRIVED,
                        word(type),
                        shortened(group.getOrDefault("user-agent", "")));
    }

    /** The one word a field may hold; whatever else a sender wrote there goes no further. */
    private static String word(String value) {
        Matcher word = WORD.matcher(value.strip().toLowerCase(Locale.ROOT));
        return word.lookingAt() ? word.group() : "";
    }

    private static @Nullable String address(Map<String, String> group, String name) {
        Matcher address =
                ADDRESS.matcher(TYPE.matcher(group.getOrDefault(name, "")).replaceFirst(""));
        return address.find() ? address.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static String continued(String value, String more) {
        return value.length() > LONGEST_FIELD ? value : value + more;
    }

    /** Groups of fields divided by blank lines, unfolded; the first of equal names counts. */
    private static List<Map<String, String>> groups(String part) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        String last = "";
        for (String line : part.replace("\r", "").split("\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                group = new LinkedHashMap<>();
                last = "";
            } else if ((line.startsWith(" ") || line.startsWith("\t")) && !last.isEmpty()) {
                group.merge(last, " " + line.strip(), ReportFields::continued);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (group.isEmpty()) {
                    groups.add(group);
                }
                group.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        return groups;
    }
}
