package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetterMarkupTests {

    @Test
    void keepsTheFurtherLinesOfAPointInThePoint() {
        assertThat(LetterMarkup.fragment("- Pay: by transfer\nwith the reference\n- Or narrow it\n"))
                .isEqualTo("<ul><li>Pay: by transfer<br>\nwith the reference</li>\n<li>Or narrow it</li>\n</ul>\n");
    }

    @Test
    void takesALineThatBeginsWithAHyphenInsideOfAParagraphAsItIs() {
        assertThat(LetterMarkup.fragment("One\n- two\n")).isEqualTo("<p>One<br>\n- two</p>\n");
    }

    @Test
    void readsTheSameWordsInBothForms() {
        assertThat(LetterMarkup.words(LetterMarkup.fragment("## A & B\n\n- <one>\ntwo\n")))
                .isEqualToIgnoringWhitespace("A & B <one> two");
        assertThat(LetterMarkup.text("## A & B\n\n\n- <one>\ntwo\n")).isEqualTo("A & B\n-----\n\n- <one>\ntwo\n");
    }
}
