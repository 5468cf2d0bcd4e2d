package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.habeas.mailroom.MailScenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetLadderTests {

    private static final String JAPANESE = "送信先メールアドレスが見つかりませんでした。メールアドレスをご確認の上、再送信してください。";
    private static final String RUSSIAN = "Здравствуйте, прошу предоставить мне копию всех моих персональных данных.";
    private static final String CHINESE = "您好，请把贵公司保存的关于我的全部个人资料发给我，谢谢。我希望尽快得到答复。";

    @MailScenario(31)
    @ParameterizedTest
    @CsvSource({"EUC-JP", "Shift_JIS", "ISO-2022-JP", "UTF-8"})
    void readsJapaneseUnderAWrongOrNoLabel(String charset) {
        byte[] bytes = JAPANESE.getBytes(Charset.forName(charset));

        for (String label : new String[] {null, "iso-2022-jp", "utf-8", "us-ascii", "x-unknown"}) {
            assertThat(text(bytes, label)).as(label).isEqualTo(JAPANESE);
        }
    }

    @MailScenario(31)
    @ParameterizedTest
    @CsvSource({"KOI8-R", "windows-1251", "UTF-8"})
    void readsRussianUnderNoLabel(String charset) {
        assertThat(text(RUSSIAN.getBytes(Charset.forName(charset)), null)).isEqualTo(RUSSIAN);
    }

    @MailScenario(31)
    @ParameterizedTest
    @CsvSource({"GBK, gb2312", "GB18030, gbk", "GB18030, cp936", "GB18030, utf-8", "GB18030, "})
    void readsChineseUnderManyLabels(String charset, @Nullable String label) {
        assertThat(text(CHINESE.getBytes(Charset.forName(charset)), label)).isEqualTo(CHINESE);
    }

    @MailScenario(31)
    @ParameterizedTest
    @CsvSource({
        "windows-1252, iso-8859-1",
        "windows-1252, win-1252",
        "windows-1252, cp1252",
        "windows-1252, '\"windows-1252\"'",
        "windows-1252, utf-8",
        "windows-1252, ",
        "UTF-8, 'utf8;'",
        "UTF-8, unicode-1-1-utf-8"
    })
    void readsAFewWordsOfGerman(String charset, @Nullable String label) {
        assertThat(text("Löschung für Jörg".getBytes(Charset.forName(charset)), label))
                .isEqualTo("Löschung für Jörg");
    }

    @Test
    void losesOneCharacterAndNotAllForOneBadByte() {
        byte[] bytes = "Юникод запрещён совсем".getBytes(StandardCharsets.UTF_8);
        bytes[3] = ' ';

        assertThat(text(bytes, "utf-8")).startsWith("Ю").endsWith("код запрещён совсем");
        assertThat(text(bytes, null)).endsWith("код запрещён совсем");
    }

    private static String text(byte[] bytes, @Nullable String label) {
        return CharsetLadder.decode(bytes, label).text();
    }
}
