package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Structures, encodings and names as they are met in the wild: the person sees all text, and nothing is dropped. */
class MailAsItIsTests {

    private final MailReader reader = new MailReader();

    @MailScenario(29)
    @Test
    void namesOnePieceOfALetterAndContentThatLiesElsewhereAndFetchesNothing() {
        assertThat(read("""
                From: jane@example.org
                Content-Type: message/partial; id="a@example.org"; number=2; total=3

                second of three
                """).problems())
                .containsExactly("The attachment attachment-1.bin is one piece of a letter that was sent in several.");
        assertThat(read("""
                From: jane@example.org
                Content-Type: message/external-body; access-type=URL; URL="http://127.0.0.1:1/x"; name=bill.pdf

                Content-Type: application/pdf
                """).problems())
                .contains("The attachment bill.pdf points to content elsewhere, which is not fetched.");
    }

    @MailScenario(29)
    @Test
    void namesEachLetterOfADigestAndAReportWithoutParts() {
        ReadMail digest = read("""
                From: jane@example.org
                Content-Type: multipart/digest; boundary=b

                --b

                From: a@example.org
                Subject: First letter

                one
                --b

                From: b@example.org
                Subject: Second letter

                two
                --b--
                """);

        assertThat(digest.attachments())
                .extracting(ReceivedMail.Attachment::name)
                .containsExactly("First letter.eml", "Second letter.eml");
        assertThat(read("""
                From: jane@example.org
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                Only words.
                """).text()).isEqualTo("Only words.");
    }

    @MailScenario(29)
    @Test
    void namesFilesThatWereWrittenIntoTheText() {
        ReadMail uuencoded = read("From: jane@example.org\n\nHere it is.\n\nbegin 644 list.txt\n#86)C\n`\nend\n");
        ReadMail yenc =
                read("From: jane@example.org\n\nHere.\n=ybegin line=128 size=3 name=list.bin\nabc\n=yend size=3\n");

        assertThat(uuencoded.text()).contains("Here it is.", "begin 644 list.txt");
        assertThat(uuencoded.problems())
                .containsExactly("The text holds the file list.txt in an old encoding; the original has it.");
        assertThat(yenc.problems())
                .containsExactly("The text holds the file list.bin in an old encoding; the original has it.");
        assertThat(read("From: jane@example.org\n\nWe begin 644 days ago.\nbegin again\n")
                        .problems())
                .isEmpty();
    }

    @MailScenario(29)
    @Test
    void readsAWebArchiveAndAMultipartThatNeverEnds() {
        ReadMail mhtml = read("""
                From: <Saved by Browser>
                Subject: page
                MIME-Version: 1.0
                Content-Type: multipart/related; type="text/html"; boundary=b

                --b
                Content-Type: text/html
                Content-Location: http://127.0.0.1:1/page

                <p>The page.</p><img src="http://127.0.0.1:1/a.png">
                --b
                Content-Type: image/png
                Content-Location: http://127.0.0.1:1/a.png

                x
                """);

        assertThat(mhtml.text()).isEqualTo("The page.");
        assertThat(mhtml.attachments())
                .extracting(ReceivedMail.Attachment::name)
                .containsExactly("a.png");
    }

    @MailScenario(30)
    @Test
    void showsAllTextBetweenPicturesAndOfAlternativesOnce() {
        assertThat(read("""
                From: jane@example.org
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Above the picture.
                --b
                Content-Type: image/png; name=a.png
                Content-Disposition: inline; filename=a.png

                x
                --b
                Content-Type: text/html

                <p>Between the pictures.</p>
                --b
                Content-Type: image/png; name=b.png

                x
                --b
                Content-Type: text/plain

                Below the picture.
                --b--
                """).text()).isEqualTo("Above the picture.\n\nBetween the pictures.\n\nBelow the picture.");
    }

    @MailScenario(30)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'From: a@example.org~~'                                             | ''
            'From: a@example.org~Subject: Delete my data~~'                     | ''
            'From: a@example.org~Subject: x~~Fwd:'                              | Fwd:
            'From: a@example.org~Content-Type: text/html~~<p>Only <b>HTML</b>'  | Only HTML
            'From: a@example.org~~<html><body><p>Not so plain</p></body></html>' | Not so plain
            'From: a@example.org~Content-Type: multipart/mixed; boundary=b~~--b~Content-Type: application/pdf; name=a.pdf~~%PDF-1.7~--b--' | ''
            """)
    void readsWhatLittleThereIs(String raw, String text) {
        assertThat(read(raw.replace('~', '\n')).text()).contains(text);
    }

    @MailScenario(31)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-windows-iso2022jp | iso-2022-jp     | ①㈱ﾃｰﾀを送ってください
            Shift_JIS           | shift_jis       | ﾃﾞｰﾀを全部ください
            windows-31j         | shift_jis       | ①㈱髙﨑のデータ
            Big5-HKSCS          | big5-hkscs      | 請把我的資料喺度畀我啦
            Big5-HKSCS          | big5            | 請把我的資料喺度畀我啦
            GB18030             | gb18030         | 我的资料𠀀请发给我
            x-windows-949       | ks_c_5601-1987  | 내 정보를 모두 보내 주세요 똠방각하
            KOI8-R              | koi8-r          | Пришлите мои данные
            UTF-16              | utf-16          | Пришлите мои данные
            UTF-16LE            | utf-16le        | Daten über mich
            UTF-16BE            | utf-16be        | Daten über mich
            windows-1254        | iso-8859-9      | İstanbul’da ırmak
            windows-1255        | iso-8859-8-i    | שלחו לי את המידע שלי
            windows-1256        | windows-1256    | أرسلوا لي بياناتي
            UTF-8               | utf-8           | Löschen 🏳️‍🌈 👨‍👩‍👧 🇩🇪
            """)
    void readsTextInTheCharacterSetsOfTheWorld(String charset, String label, String text) {
        byte[] body = text.getBytes(Charset.forName(charset));
        String head = "From: jane@example.org\nSubject: =?" + label + "?B?"
                + Base64.getEncoder().encodeToString(body) + "?=\nContent-Type: text/plain; charset=" + label
                + "\nContent-Transfer-Encoding: base64\n\n";
        ReadMail mail = read(head + Base64.getMimeEncoder().encodeToString(body));

        assertThat(mail.text()).isEqualTo(text);
        assertThat(mail.subject()).isEqualTo(text);
    }

    @MailScenario(31)
    @Test
    void keepsAFileNameWhicheverWayItsAccentsAreComposed() {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            String name = Normalizer.normalize("Kündigung é.pdf", form);

            ReadMail mail = read("From: jane@example.org\nContent-Type: application/pdf\n"
                    + "Content-Disposition: attachment; filename=\"" + name + "\"\n\n%PDF-1.7\n");

            assertThat(mail.attachments().get(0).name()).isEqualTo("Kündigung é.pdf");
        }
    }

    @MailScenario(31)
    @Test
    void keepsTheAddressOfASenderInAnotherScript() {
        assertThat(read("From: 用户 <用户@例え.jp>\n\nx\n").from().address()).isEqualTo("用户@例え.jp");
    }

    @MailScenario(24)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?attacker?=@victim.example",
                "a@example.org, b@example.org",
                "undisclosed-recipients:;",
                "Group: a@example.org, b@example.org;",
                "",
                "Jane Roe"
            })
    void writesToNobodyWhereTheSenderIsNotOneAddress(String from) {
        ReadMail mail = read("From: " + from + "\nSubject: x\n\nx\n");

        assertThat(mail.sender()).isNull();
        assertThat(mail.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
                "jane@\u4f8b\u4f8b\u4f8b\u4f8b\u4f8b\u4f8b\u4f8b\u4f8b\u4f8b\u4f8b\u3048\u3048\u3048\u3048\u3048\u3048\u3048\u3048\u3048\u3048"
                        + "\u4e00\u4e01\u4e03\u4e07\u4e08\u4e09\u4e0a\u4e0b\u4e0d\u4e0e\u4e10\u4e11\u4e13\u4e14\u4e15\u4e16\u4e18\u4e19\u4e1a\u4e1b\u4e1c\u4e1d\u4e1e\u4e22\u4e24\u4e25\u4e27\u4e2a\u4e2b\u4e2d.jp",
                "jane@\u05d0a.example",
                "jane@xn--\u00e4.example",
                "jane@\u2488example.org"
            })
    @MailScenario(24)
    void writesToNobodyWhoseDomainHasNoFormForTheNameSystem(String from) {
        ReadMail mail = read("From: " + from + "\nSubject: x\n\nx\n");

        assertThat(mail.sender()).isNull();
        assertThat(mail.from().address()).isEqualTo(from);
        assertThat(mail.problems()).contains("The sender's address cannot be used.");
    }

    @MailScenario(24)
    @Test
    void takesTheOneAddressForTheSenderWhateverStandsBesideIt() {
        ReadMail lookalike = read("From: \"boss@corp.example\" <evil@x.example>\n\nx\n");
        ReadMail number = read("From: +123@example.com\n\nx\n");

        assertThat(lookalike.sender()).isEqualTo(new PostAddress("boss@corp.example", "evil@x.example"));
        assertThat(number.sender()).isEqualTo(PostAddress.of("+123@example.com"));
    }

    @MailScenario(24)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "boss@corp.example" <evil@x.example>      | The sender's name is an address, and another one than they write from.
            Jane <jane@exаmple.org>                   | The sender's domain mixes alphabets, as a copy of another domain may.
            Jane <jane@xn--exmple-4nf.org>            | The sender's domain mixes alphabets, as a copy of another domain may.
            Jane \\u202egro.elpmaxe <jane@example.org> | The sender's name has marks that turn it around.
            """)
    void saysWhereASenderMayLookLikeSomebodyElse(String from, String problem) {
        assertThat(read("From: " + from.replace("\\u202e", "\u202e") + "\nSubject: x\n\nx\n")
                        .problems())
                .contains(problem);
    }

    @MailScenario(24)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Roe <jane@example.org>",
                "\"jane@example.org\" <jane@example.org>",
                "用户 <user@例え.jp>",
                "Jörg <joerg@müller.example>",
                "Иван <ivan@пример.рф>",
                "+123@example.com"
            })
    void doesNotSuspectAnHonestSender(String from) {
        assertThat(read("From: " + from + "\nSubject: x\n\nx\n").problems()).isEmpty();
    }

    @MailScenario(24)
    @Test
    void readsANameOfTenThousandCharacters() {
        assertThat(read("From: " + "x".repeat(10_000) + " <jane@example.org>\nSubject: x\n\nx\n")
                        .from()
                        .address())
                .isEqualTo("jane@example.org");
    }

    @MailScenario(26)
    @Test
    void listsNoMorePartsThanItReadsAndSaysSo() {
        StringBuilder raw = new StringBuilder("From: jane@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 2_000; i++) {
            raw.append("--b\nContent-Type: image/png; name=same.png\n\n\n");
        }
        ReadMail mail = read(raw + "--b--\n");

        assertThat(mail.overLimit()).isEqualTo("The mail has more than 1000 parts.");
        assertThat(mail.attachments()).hasSize(1_000).allSatisfy(file -> {
            assertThat(file.name()).isEqualTo("same.png");
            assertThat(file.size()).isZero();
        });
    }

    @MailScenario(26)
    @Test
    void listsFilesWithoutBytesOfOneNameAndOfNoName() {
        String file = "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=%s\n\n%s\n";
        StringBuilder raw = new StringBuilder("From: jane@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 5; i++) {
            raw.append(file.formatted("same.pdf", "%PDF-1.7 " + i));
        }
        raw.append(file.formatted("empty.pdf", ""));
        raw.append("--b\nContent-Type: application/pdf\nContent-Disposition: attachment\n\n%PDF-1.7\n");
        raw.append(file.formatted("\"\"", "%PDF-1.7"));

        ReadMail mail = read(raw + "--b--\n");

        assertThat(mail.attachments())
                .extracting(ReceivedMail.Attachment::name)
                .containsExactly(
                        "same.pdf",
                        "same.pdf",
                        "same.pdf",
                        "same.pdf",
                        "same.pdf",
                        "empty.pdf",
                        "attachment-7.pdf",
                        "attachment-8.pdf");
        assertThat(mail.attachments().subList(0, 5))
                .extracting(ReceivedMail.Attachment::sha256)
                .doesNotHaveDuplicates();
        assertThat(mail.attachments().get(5).size()).isZero();
    }

    private ReadMail read(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8));
    }
}
