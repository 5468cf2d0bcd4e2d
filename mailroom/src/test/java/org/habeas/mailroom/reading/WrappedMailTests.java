package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters in the wrappings of Outlook, S/MIME and PGP: what can be read is shown, and the rest is named. */
class WrappedMailTests {

    private static final byte[] PDF = "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII);

    /** The first example of [MS-OXRTFCP]. */
    private static final byte[] COMPRESSED = HexFormat.of()
            .parseHex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09002062"
                    + "7705b06c647d0a800fa0");

    private final MailReader reader = new MailReader();

    @MailScenario(32)
    @ParameterizedTest
    @CsvSource({
        "application/ms-tnef, winmail.dat",
        "application/octet-stream, winmail.dat",
        "application/pdf, contract.pdf"
    })
    void showsTextAndFilesOfAWinmailDatWhateverItsName(String type, String name) {
        byte[] tnef = new Tnef()
                .attribute(1, 0x8004, "My data\0".getBytes(StandardCharsets.US_ASCII))
                .property(0x1009, 0x102, COMPRESSED)
                .file("bill.pdf", PDF)
                .file("a/../Brief \u00e4.txt", "words".getBytes(StandardCharsets.US_ASCII))
                .bytes();
        byte[] raw = mail(type, name, tnef);
        ReadMail mail = reader.read(raw);

        assertThat(mail.text()).isEqualTo("hello world");
        assertThat(mail.attachments())
                .extracting(ReceivedMail.Attachment::name)
                .containsExactly(name, "bill.pdf", "Brief \u00e4.txt");
        assertThat(mail.attachments().get(0).contents()).containsExactly("bill.pdf", "a/../Brief \u00e4.txt");
        assertThat(mail.attachments().get(1).mediaType()).isEqualTo("application/pdf");
        assertThat(download(raw, 0)).isEqualTo(tnef);
        assertThat(download(raw, 1)).isEqualTo(PDF);
        assertThat(download(raw, 2)).isEqualTo("words".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void doesNotRepeatTheTextOfAWinmailDatThatStandsBesideTheLetter() {
        ReadMail mail = read("""
                From: jane@example.org
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                the letter
                --b
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                        base64(new Tnef().property(0x1009, 0x102, COMPRESSED).bytes())));

        assertThat(mail.text()).isEqualTo("the letter");
    }

    @MailScenario(32)
    @Test
    void namesAnEmptyAndATruncatedWinmailDatAndShowsWhatIsInIt() {
        byte[] whole = new Tnef().file("bill.pdf", PDF).file("second.pdf", PDF).bytes();

        assertThat(reader.read(mail("application/ms-tnef", "winmail.dat", new byte[0]))
                        .problems())
                .containsExactly("The attachment winmail.dat is a container of Outlook without any content.");
        assertThat(reader.read(mail("application/ms-tnef", "winmail.dat", new Tnef().bytes()))
                        .problems())
                .containsExactly(
                        "The attachment winmail.dat is a container of Outlook that holds neither words nor files.");
        ReadMail cut = reader.read(mail("application/ms-tnef", "winmail.dat", Arrays.copyOf(whole, whole.length - 8)));
        assertThat(cut.problems())
                .containsExactly("The attachment winmail.dat is a container of Outlook that is damaged or cut off;"
                        + " what could be read of it is shown.");
        assertThat(cut.attachments()).extracting(ReceivedMail.Attachment::name).startsWith("winmail.dat", "bill.pdf");
        assertThat(reader.read(mail("application/ms-tnef", "winmail.dat", Arrays.copyOf(whole, 12)))
                        .problems())
                .containsExactly("The attachment winmail.dat is a container of Outlook that is damaged or cut off;"
                        + " nothing could be read of it.");
    }

    @MailScenario(32)
    @Test
    void showsALetterSavedByOutlookAndTheLetterInIt() throws IOException {
        byte[] msg;
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            letter(system.getRoot(), "Fwd: My data", "Please see below.");
            DirectoryEntry attached = system.getRoot().createDirectory("__attach_version1.0_#00000000");
            put(attached, "3707001F", "b\u00fcll.pdf".getBytes(StandardCharsets.UTF_16LE));
            put(attached, "37010102", PDF);
            DirectoryEntry second = system.getRoot().createDirectory("__attach_version1.0_#00000001");
            letter(second.createDirectory("__substg1.0_3701000D"), "Delete/all", "Delete everything.");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            system.writeFilesystem(bytes);
            msg = bytes.toByteArray();
        }
        byte[] raw = mail("application/octet-stream", "letter.msg", msg);
        ReadMail mail = reader.read(raw);

        assertThat(mail.problems()).isEmpty();
        assertThat(mail.attachments())
                .extracting(ReceivedMail.Attachment::name)
                .containsExactly("letter.msg", "Fwd_ My data.txt", "b\u00fcll.pdf", "Delete_all.txt");
        assertThat(mail.attachments().get(0).mediaType()).isEqualTo("application/vnd.ms-outlook");
        assertThat(download(raw, 0)).isEqualTo(msg);
        assertThat(new String(download(raw, 1), StandardCharsets.UTF_8))
                .isEqualTo("From: Jane Roe <jane@example.org>\nSubject: Fwd: My data\n\nPlease see below.\n");
        assertThat(download(raw, 2)).isEqualTo(PDF);
        assertThat(new String(download(raw, 3), StandardCharsets.UTF_8)).contains("Delete everything.");
        assertThat(reader.read(mail("application/vnd.ms-outlook", "letter.msg", Arrays.copyOf(msg, 700)))
                        .problems())
                .contains("The attachment letter.msg is damaged and cannot be opened here.");
    }

    @MailScenario(32)
    @ParameterizedTest
    @ValueSource(strings = {"opaque", "opaque-in-pieces", "signed-twice"})
    void showsWhatASignatureOfSmimeEncloses(String name) {
        byte[] raw = resource("smime-" + name);
        ReadMail mail = reader.read(raw);

        assertThat(mail.text()).isEqualTo("Please delete my d\u00e4ta.");
        assertThat(mail.subject()).isEqualTo("My data");
        assertThat(mail.attachments()).last().satisfies(file -> {
            assertThat(file.name()).isEqualTo("list.txt");
            assertThat(download(raw, file.number())).isEqualTo("the list".getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(mail.problems())
                .containsOnly("The attachment smime.p7m is signed with S/MIME; what it holds is shown, and the"
                        + " signature is not checked here.");
    }

    /** Signed by somebody else than the sender, with a certificate that ended in 2002. */
    @ParameterizedTest
    @ValueSource(strings = {"clear", "opaque"})
    @MailScenario(32)
    void saysThatASignatureIsNotCheckedWhoeverSignedAndWhenever(String how) {
        ReadMail mail = reader.read(resource("smime-expired-other-" + how));

        assertThat(mail.text()).isEqualTo("Please delete my d\u00e4ta.");
        assertThat(mail.from().address()).isEqualTo("jane@example.org");
        assertThat(mail.problems()).singleElement().asString().contains("signature", "not checked here.");
    }

    @MailScenario(32)
    @Test
    void readsAClearSignedMailAndNamesWhatIsEncrypted() {
        ReadMail clear = reader.read(resource("smime-clear"));
        assertThat(clear.text()).isEqualTo("Please delete my d\u00e4ta.");
        assertThat(clear.problems())
                .containsExactly("The attachment smime.p7s is a signature of S/MIME, which is not checked here.");

        ReadMail encrypted = reader.read(resource("smime-encrypted"));
        assertThat(encrypted.text()).isEmpty();
        assertThat(encrypted.attachments()).hasSize(1);
        assertThat(encrypted.problems())
                .containsExactly("The attachment smime.p7m is sealed with S/MIME and cannot be opened here.");

        assertThat(reader.read(resource("smime-signed-encrypted-signed")).problems())
                .containsExactly(
                        "The attachment smime.p7m is signed with S/MIME; what it holds is shown, and the signature is"
                                + " not checked here.",
                        "The attachment smime.p7m is sealed with S/MIME and cannot be opened here.");
    }

    @MailScenario(32)
    @Test
    void namesWhatIsSealedWithPgpAndReadsWhatIsOnlySigned() {
        assertThat(read("""
                From: jane@example.org
                Subject: ...
                Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b

                --b
                Content-Type: application/pgp-encrypted

                Version: 1
                --b
                Content-Type: application/octet-stream; name="encrypted.asc"

                -----BEGIN PGP MESSAGE-----
                abc
                --b--
                """).problems())
                .contains(
                        "The attachment attachment-1.bin announces a text that is sealed with PGP.",
                        "The attachment encrypted.asc is sealed with PGP and cannot be opened here.");
        ReadMail signed = read("""
                From: jane@example.org
                Subject: ...
                Autocrypt: addr=jane@example.org; keydata=abc
                Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b

                --b
                Content-Type: text/plain; protected-headers="v1"
                Subject: Delete my data

                Please delete it.
                --b
                Content-Type: application/pgp-signature; name="signature.asc"

                -----BEGIN PGP SIGNATURE-----
                --b--
                """);
        assertThat(signed.text()).isEqualTo("Please delete it.");
        assertThat(signed.subject()).isEqualTo("Delete my data");
        assertThat(signed.problems())
                .containsExactly("The attachment signature.asc is a signature of PGP, which is not checked here.");
        assertThat(read("""
                From: jane@example.org

                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA256

                - -- delete it
                -----BEGIN PGP SIGNATURE-----
                abc
                -----END PGP SIGNATURE-----
                """).problems())
                .containsExactly("The text is signed with PGP; the signature is not checked here.");
    }

    @Test
    void leavesTheSourceOfAMailThatIsOneFileOpen() {
        byte[] raw = mail("application/pdf", "bill.pdf", PDF);
        InputStream strict = new BufferedInputStream(new ByteArrayInputStream(raw));

        assertThat(reader.read(strict).attachments()).hasSize(1);
        assertThatCode(strict::available).doesNotThrowAnyException();
    }

    @Test
    void survivesWhateverStandsInAWrapping() {
        Random random = new Random(5);
        byte[] tnef = new Tnef()
                .property(0x1009, 0x102, COMPRESSED)
                .file("bill.pdf", PDF)
                .bytes();
        byte[] signed = resource("smime-opaque");
        for (int i = 0; i < 400; i++) {
            byte[] broken = tnef.clone();
            broken[6 + random.nextInt(broken.length - 6)] = (byte) random.nextInt();
            assertThat(Wrapping.open(Wrapping.Format.TNEF, broken)).isNotNull();
            byte[] noise = new byte[600];
            random.nextBytes(noise);
            assertThat(Wrapping.open(Wrapping.Format.OUTLOOK, noise)).isNotNull();
            byte[] cms = signed.clone();
            cms[random.nextInt(cms.length)] = (byte) random.nextInt();
            assertThat(reader.read(cms)).isNotNull();
        }
    }

    private static void letter(DirectoryEntry root, String subject, String text) throws IOException {
        put(root, "0037001F", subject.getBytes(StandardCharsets.UTF_16LE));
        put(root, "1000001F", text.getBytes(StandardCharsets.UTF_16LE));
        put(root, "0C1A001E", "Jane Roe".getBytes(StandardCharsets.US_ASCII));
        put(root, "0C1F001E", "jane@example.org".getBytes(StandardCharsets.US_ASCII));
    }

    private static void put(DirectoryEntry directory, String property, byte[] value) throws IOException {
        directory.createDocument("__substg1.0_" + property, new ByteArrayInputStream(value));
    }

    private static byte[] mail(String type, String name, byte[] content) {
        return ("From: jane@example.org\nContent-Type: " + type + "; name=\"" + name
                        + "\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
                        + base64(content))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder().encodeToString(content);
    }

    private byte[] download(byte[] raw, int number) {
        try (InputStream file =
                reader.attachment(new ByteArrayInputStream(raw), number).orElseThrow()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadMail read(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (InputStream in = WrappedMailTests.class.getResourceAsStream(name + ".eml")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
