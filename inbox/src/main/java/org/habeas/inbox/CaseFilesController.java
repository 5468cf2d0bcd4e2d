package org.habeas.inbox;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.vault.CaseDocument;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Mail and files as they are. Everything leaves as a download under a type that no browser runs, except the cleaned
 * body of a mail, which is boxed in by the policy of its own response.
 */
@Controller
class CaseFilesController {

    static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:;" + " frame-ancestors 'self'; sandbox";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType MAIL = MediaType.parseMediaType("message/rfc822");

    private final CaseReader reader;

    CaseFilesController(CaseReader reader) {
        this.reader = reader;
    }

    @GetMapping("/cases/{ref}/mail/{id}/view")
    ResponseEntity<byte[]> view(@PathVariable String ref, @PathVariable UUID id, Acting acting) {
        String html = reader.safeHtml(CaseController.reference(ref), id, acting).orElseThrow(() -> new NoSuchCase(ref));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", MAIL_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/cases/{ref}/mail/{id}/raw")
    ResponseEntity<InputStreamResource> raw(@PathVariable String ref, @PathVariable UUID id, Acting acting) {
        CaseReference reference = CaseController.reference(ref);
        InputStream bytes = reader.raw(reference, id, acting).orElseThrow(() -> new NoSuchCase(ref));
        return download(bytes, MAIL, reference + ".eml");
    }

    @GetMapping("/cases/{ref}/mail/{id}/attachments/{number}")
    ResponseEntity<InputStreamResource> attachment(
            @PathVariable String ref, @PathVariable UUID id, @PathVariable int number, Acting acting) {
        CaseReference reference = CaseController.reference(ref);
        CaseMail.Opened mail = reader.mail(reference, id, acting).orElseThrow(() -> new NoSuchCase(ref));
        String name = mail.attachments().stream()
                .filter(attachment -> attachment.number() == number)
                .map(ReceivedMail.Attachment::name)
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(ref));
        InputStream bytes = reader.attachment(reference, id, number, acting).orElseThrow(() -> new NoSuchCase(ref));
        return download(bytes, MediaType.APPLICATION_OCTET_STREAM, name);
    }

    @GetMapping("/cases/{ref}/documents/{id}")
    ResponseEntity<InputStreamResource> document(@PathVariable String ref, @PathVariable UUID id, Acting acting) {
        CaseDocument document =
                reader.document(CaseController.reference(ref), id, acting).orElseThrow(() -> new NoSuchCase(ref));
        return download(reader.content(document, acting), MediaType.APPLICATION_OCTET_STREAM, document.name());
    }

    private static ResponseEntity<InputStreamResource> download(InputStream bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.isBlank() ? "file" : name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(bytes));
    }
}
