package org.habeas.mailroom.reading;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.mailroom.reading.MailReport.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells mail that no person wrote (RFC 3834 section 2, RFC 3464, RFC 8098, RFC 5965, RFC 2369): acknowledging it would
 * start a loop or hit a third person. Saying so never keeps a case from being opened.
 */
final class AutomaticMail {

    private AutomaticMail() {}

    /**
     * A mail as far as it was read.
     *
     * @param partTypes media types of all leaves, lower case
     * @param reports what was read in parts that are written for machines
     * @param recipients whom the mail names, lower case
     */
    record Material(
            Headers headers,
            @Nullable PostAddress sender,
            String subject,
            String text,
            List<String> partTypes,
            List<MailReport> reports,
            List<String> recipients) {}

    /**
     * What was recognised.
     *
     * @param why in words, null for a mail that a person wrote
     * @param report what it reports about an earlier letter, null when it reports nothing
     */
    record Finding(@Nullable String why, @Nullable MailReport report) {}

    static Finding of(Material mail) {
        String header = AutomaticHeaders.why(mail.headers());
        boolean daemon = RobotSenders.isDaemon(mail.headers(), mail.sender());
        boolean robot = daemon || RobotSenders.takesNoAnswers(mail.sender());
        Finding report = structured(mail, header != null || robot);
        if (report == null) {
            report = inWords(mail, header != null, daemon, robot);
        }
        if (report != null) {
            return report;
        }
        if (header != null) {
            return new Finding(header, null);
        }
        if (daemon) {
            return new Finding("It comes from a mail system, not from a person.", null);
        }
        if (robot) {
            return new Finding("Its sender takes no answers.", null);
        }
        if (isInvitation(mail)) {
            return new Finding("It is an invitation to a meeting or an answer to one.", null);
        }
        return new Finding(AnsweringMachine.why(mail.subject(), mail.text()), null);
    }

    /** A report with a part for machines; a person who forwards one sends neither its type nor any sign of a machine. */
    private static @Nullable Finding structured(Material mail, boolean machine) {
        HeaderParameters type = HeaderParameters.parse(mail.headers().line("content-type"));
        String declared =
                Optional.ofNullable(type.get("report-type")).orElse("").toLowerCase(Locale.ROOT);
        boolean isReport = type.value().equals("multipart/report") || !declared.isEmpty();
        Kind kind = ReportFields.kindOf(declared.isEmpty() ? type.value() : "message/" + declared);
        if (kind == null && (isReport || machine || BounceText.isSubject(mail.subject()))) {
            kind = mail.partTypes().stream()
                    .map(ReportFields::kindOf)
                    .filter(one -> one != null)
                    .findFirst()
                    .orElse(null);
        }
        if (kind == null) {
            return mail.partTypes().contains("message/feedback-report") ? finding(Kind.COMPLAINT, mail) : null;
        }
        return finding(kind, mail);
    }

    private static Finding finding(Kind kind, Material mail) {
        Set<MailReport.Recipient> recipients = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        String envelopeId = null;
        for (MailReport report : mail.reports()) {
            if (report.kind() == kind) {
                recipients.addAll(report.recipients());
                ids.addAll(report.messageIds());
                envelopeId = envelopeId == null ? report.envelopeId() : envelopeId;
            }
        }
        MailReport report = new MailReport(kind, List.copyOf(recipients), envelopeId, List.copyOf(ids));
        if (kind == Kind.DELIVERY && recipients.isEmpty()) {
            report = inText(mail);
        }
        return new Finding(
                switch (kind) {
                    case DELIVERY -> "It reports on the delivery of a letter (RFC 3464).";
                    case RECEIPT -> "It is a receipt of reading or deleting (RFC 8098).";
                    case COMPLAINT -> "It is a complaint report from a mail provider (RFC 5965).";
                },
                report);
    }

    /** A report for people; a subject that a person may write too needs a sign of a machine beside it. */
    private static @Nullable Finding inWords(Material mail, boolean header, boolean daemon, boolean robot) {
        if (mail.headers().has("x-failed-recipients")) {
            return new Finding("It names recipients who were not reached.", inText(mail));
        }
        boolean subject = BounceText.isSubject(mail.subject());
        boolean opening = BounceText.opens(mail.text());
        boolean nullPath = AutomaticHeaders.hasNullReturnPath(mail.headers());
        if (subject && (header || robot || opening)) {
            return new Finding("Its subject is that of an undelivered letter.", inText(mail));
        }
        if (opening && (nullPath || robot)) {
            return new Finding("Its words are those of an undelivered letter.", inText(mail));
        }
        if (daemon && (nullPath || !BounceText.statusOf(mail.text()).isEmpty())) {
            return new Finding("It comes from a mail system, not from a person.", inText(mail));
        }
        boolean encloses = mail.partTypes().contains("message/rfc822");
        return encloses && BounceText.isComplaint(mail.subject())
                ? new Finding(
                        "Its subject is that of a complaint of a mail provider.",
                        new MailReport(Kind.COMPLAINT, List.of(), null, List.of()))
                : null;
    }

    private static MailReport inText(Material mail) {
        Set<String> aside = new HashSet<>(mail.recipients());
        if (mail.sender() != null) {
            aside.add(mail.sender().normalised());
        }
        return BounceText.read(mail.subject(), mail.text(), mail.headers().line("x-failed-recipients"), aside);
    }

    private static boolean isInvitation(Material mail) {
        HeaderParameters type = HeaderParameters.parse(mail.headers().line("content-type"));
        return type.value().equals("text/calendar")
                || (type.value().equals("multipart/alternative")
                        && mail.partTypes().contains("text/calendar"));
    }
}
