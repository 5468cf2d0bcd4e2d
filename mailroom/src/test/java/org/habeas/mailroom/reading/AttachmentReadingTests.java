package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.MailScenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentReadingTests {

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    private final MailReader reader = new MailReader();

    @MailScenario(27)
    @Test
    void knowsAFileByItsContent() {
        ReadMail mail = read("application/pdf", "report.pdf", PNG);

        assertThat(only(mail).mediaType()).isEqualTo("image/png");
        assertThat(mail.problems())
                .contains("The attachment report.pdf is image/png and not application/pdf as the mail says.");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, 'a,b', text/csv",
        "application/octet-stream, plain words, text/plain",
        "application/octet-stream, %PDF-1.7, application/pdf",
        "image/jpeg, <html><body>x</body></html>, text/html",
        "text/calendar, 'BEGIN:VCALENDAR', text/calendar",
        "message/delivery-status, 'Reporting-MTA: dns; x', message/delivery-status",
        "application/x-unheard-of, words, application/x-unheard-of",
        "image/jpeg, words, image/jpeg",
        "image/jpeg, '#!/bin/sh ', application/x-sh",
        "application/octet-stream, '', application/octet-stream"
    })
    void takesTheDeclaredTypeOnlyWhereItSaysMore(String declared, String content, String type) {
        assertThat(only(read(declared, "a.bin", content.getBytes(StandardCharsets.UTF_8)))
                        .mediaType())
                .isEqualTo(type);
    }

    @Test
    void namesWhatItCannotOpenAndKeepsIt() {
        byte[] tnef = {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0, 1, 6, (byte) 0x90, 8, 0, 4, 0, 0, 0};

        assertThat(read("application/octet-stream", "winmail.dat", tnef).problems())
                .containsExactly(
                        "The attachment winmail.dat is a container of Outlook that is damaged or cut off; nothing"
                                + " could be read of it.");
        assertThat(read("application/pkcs7-mime; smime-type=enveloped-data", "smime.p7m", new byte[] {1, 2})
                        .problems())
                .containsExactly("The attachment smime.p7m is sealed with S/MIME and cannot be opened here.");
        assertThat(reader.read("-----BEGIN PGP MESSAGE-----\nabc".getBytes(StandardCharsets.US_ASCII))
                        .problems())
                .contains("The text is sealed with PGP and cannot be opened here.");
    }

    @Test
    void namesAnEnclosedLetterByItsSubject() {
        byte[] letter = "Subject: =?utf-8?Q?=C3=9Cber/mich?=\nMessage-ID: <1@example.org>\n\nx"
                .getBytes(StandardCharsets.US_ASCII);

        ReadMail mail = read("message/rfc822", null, letter);

        assertThat(only(mail).name()).isEqualTo("Über_mich.eml");
        assertThat(mail.references()).containsExactly("1@example.org");
    }

    @MailScenario({24, 26})
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\evil.exe, evil.exe",
        "a\u202egpj.exe, agpj.exe",
        "a\u0000b.txt, a b.txt",
        "'con: ', con_",
        ".., attachment-1.txt",
        "=?utf-8?Q?=2E=2E/x.txt?=, x.txt"
    })
    void makesNamesHarmless(String given, String name) {
        assertThat(only(read("application/octet-stream", given, new byte[] {'x'}))
                        .name())
                .isEqualTo(name);
    }

    @MailScenario(26)
    @Test
    void putsANameTogetherFromItsSections() {
        ReadMail mail = reader.read("""
                Content-Type: application/pdf;
                 name*0*=utf-8'en'%C3%BCber%20; name*1="100%25's"; name*2*=%20x; name*4=hole

                %PDF-1.7
                """.getBytes(StandardCharsets.US_ASCII));

        assertThat(only(mail).name()).isEqualTo("über 100%25's x");
    }

    @MailScenario({24, 26})
    @Test
    void saysThatANameWasNotHarmless() {
        byte[] content = {'x'};

        assertThat(read("application/octet-stream", "../../etc/passwd", content).problems())
                .contains("The attachment passwd was named with a path, which is left out.");
        assertThat(read("application/octet-stream", "a\u202egpj.exe", content).problems())
                .contains("The attachment agpj.exe was named with marks that turn its name around.");
        assertThat(read("application/octet-stream", "a\u200cb.txt", content).problems())
                .doesNotContain("The attachment ab.txt was named with marks that turn its name around.");
    }

    @Test
    void listsArchivesAndArchivesInThem() throws IOException {
        byte[] inner = zip(Map.of("inner.txt", new byte[10]));
        byte[] raw = zip(Map.of("folder/inner.zip", inner));

        ReadMail mail = read("application/octet-stream", "a.zip", raw);

        assertThat(only(mail).mediaType()).isEqualTo("application/zip");
        assertThat(only(mail).contents()).containsExactly("folder/inner.zip", "folder/inner.zip/inner.txt");
        assertThat(only(mail).size()).isEqualTo(raw.length);
        assertThat(mail.problems()).isEmpty();
    }

    @MailScenario(27)
    @Test
    void saysWhatIsWrongWithAnArchive() throws IOException {
        byte[] bomb = zip(Map.of("zeros", new byte[60 << 20]));
        byte[] deep = zip(Map.of("x", zip(Map.of("x", zip(Map.of("x", zip(Map.of("x", new byte[1]))))))));
        byte[] whole = zip(Map.of("a", PNG));
        byte[] cut = Arrays.copyOf(whole, 40);

        assertThat(read("application/zip", "a.zip", bomb).problems())
                .containsExactly("The archive a.zip unpacks to more than 200 times its size.");
        assertThat(read("application/zip", "a.zip", deep).problems())
                .containsExactly("The archive a.zip holds archives more than 3 deep.");
        assertThat(read("application/zip", "a.zip", zip(Map.of("../../x\u202e", new byte[1])))
                        .problems())
                .containsExactly("The archive a.zip names files outside of itself.");
        assertThat(read("application/zip", "a.zip", cut).problems())
                .containsExactly("The archive a.zip is damaged; its list may be short.");
        assertThat(read("application/gzip", "a.gz", gzip(new byte[60 << 20])).problems())
                .containsExactly("The archive a.gz unpacks to more than 200 times its size.");
    }

    @MailScenario(27)
    @Test
    void namesAnArchiveWithAPasswordAndOneNestedTwentyDeep() throws IOException {
        byte[] locked = zip(Map.of("secret.txt", new byte[] {'x'}));
        locked[6] |= 1;
        byte[] nested = new byte[] {'x'};
        for (int i = 0; i < 20; i++) {
            nested = zip(Map.of("inner.zip", nested));
        }

        ReadMail mail = read("application/zip", "locked.zip", locked);
        assertThat(mail.problems()).contains("The archive locked.zip is encrypted.");
        assertThat(only(mail).contents()).contains("secret.txt");
        assertThat(read("application/zip", "a.zip", nested).problems())
                .containsExactly("The archive a.zip holds archives more than 3 deep.");
    }

    @MailScenario(27)
    @Test
    void saysThatAPdfIsEncryptedOrAnArchiveAsWell() throws IOException {
        byte[] filler = new byte[200_000];
        byte[] open = together("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), filler);
        byte[] locked = together(open, "trailer << /Encrypt 5 0 R >>".getBytes(StandardCharsets.US_ASCII));
        byte[] both = together(open, zip(Map.of("run.js", new byte[] {'x'})));

        assertThat(read("application/pdf", "a.pdf", open).problems()).isEmpty();
        assertThat(read("application/pdf", "a.pdf", locked).problems())
                .containsExactly("The attachment a.pdf is encrypted.");
        assertThat(read("application/pdf", "a.pdf", both).problems())
                .containsExactly("The attachment a.pdf is a PDF and an archive at once.");
        assertThat(only(read("application/pdf", "a.pdf", both)).mediaType()).isEqualTo("application/pdf");
        assertThat(only(read("application/pdf", "a.pdf", both)).size()).isEqualTo(both.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.ms-word.document.macroenabled.12",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/octet-stream"
            })
    @MailScenario(27)
    void saysThatADocumentHoldsMacros(String type) throws IOException {
        byte[] document = zip(Map.of("word/document.xml", new byte[10], "word/vbaProject.bin", new byte[10]));

        assertThat(read(type, "letter.docm", document).problems())
                .containsExactly("The attachment letter.docm holds macros, which are programs.");
        assertThat(read(type, "letter.docx", zip(Map.of("word/document.xml", new byte[10])))
                        .problems())
                .isEmpty();
    }

    private static byte[] together(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static ReceivedMail.Attachment only(ReadMail mail) {
        assertThat(mail.attachments()).hasSize(1);
        return mail.attachments().get(0);
    }

    private ReadMail read(String type, @Nullable String name, byte[] content) {
        String disposition =
                name == null ? "attachment" : "attachment; filename=\"" + name.replace("\\", "\\\\") + "\"";
        return reader.read(("From: jane@example.org\nContent-Type: " + type + "\nContent-Disposition: " + disposition
                        + "\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(content))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
