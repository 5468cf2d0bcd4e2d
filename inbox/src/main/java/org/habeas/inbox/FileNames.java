package org.habeas.inbox;

import java.util.List;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.vault.CaseDocument;

/**
 * Names of files as their owners know them. A browser sends an upload's name with quotes and line breaks as {@code %22},
 * {@code %0D} and {@code %0A} (WHATWG HTML, multipart/form-data encoding) and with nothing else encoded.
 */
final class FileNames {

    private FileNames() {}

    static String shown(String name) {
        return name.replace("%22", "\"").replaceAll("(?i)%0D%0A|%0D|%0A", " ").strip();
    }

    static CaseDocument shown(CaseDocument document) {
        return new CaseDocument(
                document.id(),
                document.reference(),
                document.kind(),
                shown(document.name()),
                document.mediaType(),
                document.size(),
                document.sha256(),
                document.addedAt(),
                document.addedBy());
    }

    static CaseMail.Opened shown(CaseMail.Opened mail) {
        List<ReceivedMail.Attachment> attachments = mail.attachments().stream()
                .map(one -> new ReceivedMail.Attachment(
                        one.number(), shown(one.name()), one.mediaType(), one.size(), one.sha256(), one.contents()))
                .toList();
        return new CaseMail.Opened(
                mail.item(),
                mail.text(),
                mail.headers(),
                mail.evidence(),
                mail.language(),
                attachments,
                mail.problems(),
                mail.written());
    }
}
