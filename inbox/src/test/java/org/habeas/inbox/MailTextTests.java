package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailTextTests {

    @Test
    void foldsOnlyTheQuotingAtTheEnd() {
        MailText text = MailText.of("Yes.\n\n> Is it you?\n\nIt is.\n\n> old\n> older\n");

        assertThat(text.own()).isEqualTo("Yes.\n\n> Is it you?\n\nIt is.");
        assertThat(text.quoted()).isEqualTo("> old\n> older");
        assertThat(text.quotedLines()).isEqualTo(2);
    }

    @Test
    void foldsNothingWhereNothingIsQuoted() {
        assertThat(MailText.of("  Hello\n")).isEqualTo(new MailText("Hello", ""));
        assertThat(MailText.of("")).isEqualTo(MailText.NONE);
    }
}
