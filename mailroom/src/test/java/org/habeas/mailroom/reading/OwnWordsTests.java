package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.habeas.casework.correspondence.WrittenText;
import org.habeas.casework.correspondence.WrittenText.Kind;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTests {

    private static final String OWN = "Please delete the account now.\nJane Roe";
    private static final String QUOTE = "\n> Dear Jane Roe,\n> here is a copy of your data.\n>\n> Kind regards";

    @MailScenario(33)
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Gmail
                "On Mon, Oct 5, 2026 at 10:00 AM Northwind <sar@northwind.example> wrote:",
                "Am Mo., 5. Okt. 2026 um 10:00 Uhr schrieb Northwind <sar@northwind.example>:",
                "Le lun. 5 oct. 2026 à 10:00, Northwind <sar@northwind.example> a écrit :",
                "El lun, 5 oct 2026 a las 10:00, Northwind (<sar@northwind.example>) escribió:",
                "Il giorno lun 5 ott 2026 alle ore 10:00 Northwind <sar@northwind.example> ha scritto:",
                "Em seg., 5 de out. de 2026 às 10:00, Northwind <sar@northwind.example> escreveu:",
                "Op ma 5 okt 2026 om 10:00 schreef Northwind <sar@northwind.example>:",
                "pon., 5 paź 2026 o 10:00 Northwind <sar@northwind.example> napisał(a):",
                "Den mån 5 okt. 2026 kl 10:00 skrev Northwind <sar@northwind.example>:",
                "Den man. 5. okt. 2026 kl. 10.00 skrev Northwind <sar@northwind.example>:",
                "ma 5. lokak. 2026 klo 10.00 Northwind (sar@northwind.example) kirjoitti:",
                "po 5. 10. 2026 v 10:00 odesílatel Northwind <sar@northwind.example> napsal:",
                "Northwind <sar@northwind.example> ezt írta (időpont: 2026. okt. 5., H, 10:00):",
                "În lun., 5 oct. 2026 la 10:00, Northwind <sar@northwind.example> a scris:",
                "Northwind <sar@northwind.example>, 5 Eki 2026 Pzt, 10:00 tarihinde şunu yazdı:",
                "пн, 5 окт. 2026 г. в 10:00, Northwind <sar@northwind.example>:",
                "пн, 5 жовт. 2026 р. о 10:00 Northwind <sar@northwind.example> пише:",
                "Στις Δευ 5 Οκτ 2026 στις 10:00 π.μ., ο/η Northwind <sar@northwind.example> έγραψε:",
                "2026年10月5日(月) 10:00 Northwind <sar@northwind.example>:",
                "Northwind <sar@northwind.example> 于2026年10月5日周一 10:00写道：",
                "2026년 10월 5일 (월) 오전 10:00, Northwind <sar@northwind.example>님이 작성:",
                "في الاثنين، 5 أكتوبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة \u202aNorthwind\u202c\u200f <\u202asar@northwind.example\u202c\u200f>:",
                "\u202bבתאריך יום ב׳, 5 באוק׳ 2026 ב-10:00 מאת \u202aNorthwind\u202c\u200f <\u202asar@northwind.example\u202c\u200f>:\u202c",
                // Apple, Thunderbird
                "Am 05.10.2026 um 10:00 schrieb Northwind <sar@northwind.example>:",
                "On 5. Oct 2026, at 10:00, Northwind <sar@northwind.example> wrote:",
                "Am 05.10.26 um 10:00 schrieb Northwind:",
                "Le 05/10/2026 à 10:00, Northwind a écrit :",
                "Northwind schreef op 5-10-2026 om 10:00:",
                "On 10/5/26 10:00, Northwind wrote:",
                "05.10.2026 10:00, Northwind пишет:",
                // folded by the program
                "On Mon, Oct 5, 2026 at 10:00 AM Northwind Privacy <sar@northwind.example>\nwrote:",
                "Am Montag, den 05.10.2026, 10:00 +0200 schrieb Northwind Privacy\n<sar@northwind.example>:",
                "Northwind Privacy wrote:"
            })
    void foldsWhatManyProgramsQuoteInManyLanguages(String attribution) {
        String text = OWN + "\n\n" + attribution + "\n" + QUOTE;
        WrittenText written = OwnWords.in(text);

        assertThat(written.own().strip()).isEqualTo(OWN);
        assertThat(written.quoted()).isEqualTo(attribution + "\n" + QUOTE);
        assertThat(written.pieces()).last().satisfies(piece -> {
            assertThat(piece.isFolded()).isTrue();
            assertThat(piece.words()).isEqualTo("… " + (4 + attribution.lines().count()) + " lines quoted");
        });
        assertThat(whole(written)).isEqualTo(text);
    }

    @MailScenario(33)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Northwind\nSent: Monday, October 5, 2026 10:00 AM\nTo: Jane\nSubject: x",
                "-----Ursprüngliche Nachricht-----\nVon: Northwind\nGesendet: Montag, 5. Oktober 2026 10:00\nAn: Jane",
                "________________________________\nDe : Northwind\nEnvoyé : lundi 5 octobre 2026 10:00\nÀ : Jane\nObjet : x",
                "De: Northwind <sar@northwind.example>\nEnviado: lunes, 5 de octubre de 2026 10:00\nPara: Jane\nAsunto: x",
                "Da: Northwind\nInviato: lunedì 5 ottobre 2026 10:00\nA: Jane\nOggetto: x",
                "Van: Northwind\nVerzonden: maandag 5 oktober 2026 10:00\nAan: Jane\nOnderwerp: x",
                "Od: Northwind\nWysłano: poniedziałek, 5 października 2026 10:00\nDo: Jane\nTemat: x",
                "Från: Northwind\nSkickat: den 5 oktober 2026 10:00\nTill: Jane\nÄmne: x",
                "Fra: Northwind\nSendt: 5. oktober 2026 10:00\nTil: Jane\nEmne: x",
                "Lähettäjä: Northwind\nLähetetty: 5. lokakuuta 2026 10:00\nVastaanottaja: Jane\nAihe: x",
                "Kimden: Northwind\nGönderildi: 5 Ekim 2026 Pazartesi 10:00\nKime: Jane\nKonu: x",
                "От: Northwind\nОтправлено: 5 октября 2026 г. 10:00\nКому: Jane\nТема: x",
                "差出人: Northwind\n送信日時: 2026年10月5日 10:00\n宛先: Jane\n件名: x",
                "发件人: Northwind\n发送时间: 2026年10月5日 10:00\n收件人: Jane\n主题: x",
                "보낸 사람: Northwind\n보낸 날짜: 2026년 10월 5일 10:00\n받는 사람: Jane\n제목: x",
                "*From:* Northwind <sar@northwind.example>\n*Sent:* 5 October 2026 10:00\n*To:* Jane\n*Subject:* x",
                "---------- Forwarded message ---------\nFrom: Northwind <sar@northwind.example>",
                "-------- Weitergeleitete Nachricht --------\nBetreff: x",
                "##- Please type your reply above this line -##"
            })
    void foldsALetterThatStandsBelowInFull(String announced) {
        String text = OWN + "\n\n" + announced + "\n\nDear Jane Roe,\nhere is a copy of your data.";
        WrittenText written = OwnWords.in(text);

        assertThat(written.own().strip()).isEqualTo(OWN);
        assertThat(written.quoted()).startsWith(announced).endsWith("a copy of your data.");
        assertThat(whole(written)).isEqualTo(text);
    }

    @MailScenario(33)
    @Test
    void keepsAnswersBetweenAndBelowWhatTheyAnswer() {
        WrittenText between = OwnWords.in("""
                Hello,

                > Are you a customer?
                Yes, since 2019.

                > First we need
                > a proof of
                > your identity, such as
                > a copy of a bill.
                Here it is.
                --\s
                Jane Roe""");

        assertThat(between.pieces())
                .extracting(WrittenText.Piece::kind)
                .containsExactly(Kind.OWN, Kind.ANSWERED, Kind.OWN, Kind.QUOTED, Kind.OWN, Kind.SIGNATURE);
        assertThat(between.own()).contains("Yes, since 2019.", "Here it is.").doesNotContain("proof", "customer");
        assertThat(between.pieces().get(3).words()).isEqualTo("… 4 lines quoted");
        assertThat(between.pieces().get(5).words()).isEqualTo("… 2 lines of signature");

        WrittenText below = OwnWords.in(
                "On 10/5/26 10:00, Northwind wrote:\n> a\n> b\n> c\n> d\n\nThank you. Now delete everything.");
        assertThat(below.own().strip()).isEqualTo("Thank you. Now delete everything.");
        assertThat(below.pieces().get(0).isFolded()).isTrue();
    }

    @MailScenario(33)
    @Test
    void findsTheQuoteBelowASignature() {
        WrittenText written =
                OwnWords.in(OWN + "\n-- \nJane Roe\nElm Street 5\n\nOn 10/5/26 10:00, X wrote:\n> a\n> b");

        assertThat(written.pieces())
                .extracting(WrittenText.Piece::kind)
                .containsExactly(Kind.OWN, Kind.SIGNATURE, Kind.QUOTED);
    }

    @MailScenario(33)
    @Test
    void doesNotTakeASentenceThatBeginsWithFromForAQuote() {
        assertThat(OwnWords.in("I moved.\n\n>From 2019 on I lived in Bonn.\nPlease correct it.")
                        .own())
                .contains("From 2019 on");
    }

    @Test
    void keepsAListAFormAndAnAnnouncementThatSomebodyWroteThemselves() {
        for (String text : new String[] {
            "New message\n\nName: Jane Roe\nEmail: jane@example.org\nPhone: 030 12345\nMessage: delete my data",
            "I ask for:\n- my contracts\n- my calls since 2019",
            "As your colleague wrote:\nthe account is closed. Please delete it.",
            "Hello\n--\n" + "Item with words\n".repeat(30)
        }) {
            assertThat(OwnWords.in(text)).isEqualTo(WrittenText.own(text));
        }
    }

    @Test
    void takesAllWordsForOwnWhereNobodysWouldRemain() {
        String text = "---------- Forwarded message ---------\nFrom: Jane <jane@example.org>\n\nPlease delete my data.";

        assertThat(OwnWords.in(text)).isEqualTo(WrittenText.own(text));
        assertThat(OwnWords.in("> quoted\n> only").own()).isEqualTo("> quoted\n> only");
    }

    @Test
    void isQuickWithATextMadeOfNothingButAnnouncements() {
        String text = "On 10/5/26 10:00, a@example.org said:\n--\nFrom:\n".repeat(40_000);

        assertThat(Duration.ofNanos(timed(text))).isLessThan(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(timed("x wrote :\n\n>\n".repeat(40_000)))).isLessThan(Duration.ofSeconds(2));
    }

    private static long timed(String text) {
        long start = System.nanoTime();
        assertThat(OwnWords.in(text).pieces()).isNotEmpty();
        return System.nanoTime() - start;
    }

    private static String whole(WrittenText written) {
        return written.pieces().stream().map(WrittenText.Piece::text).collect(Collectors.joining("\n"));
    }
}
