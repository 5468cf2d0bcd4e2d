package org.habeas.casework.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CaseworkTest
class CaseTokensIntegrationTests {

    private final CaseReference reference = new CaseReference("SAR-2026-000412");

    @Autowired
    private CaseTokens tokens;

    @Test
    void knowsItsOwnAddressAlsoInUpperCase() {
        String address = tokens.addressOf(reference, "sar@northwind.example");

        assertThat(address).matches("sar\\+sar-2026-000412\\.[a-z2-7]{20}@northwind\\.example");
        assertThat(tokens.caseOfAddress(address)).contains(reference);
        assertThat(tokens.caseOfAddress(address.toUpperCase(Locale.ROOT))).contains(reference);
        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
    }

    /** A Turkish program makes i an upper-case letter with a dot, and I a lower-case one without (Unicode 3.13). */
    @Test
    void knowsItsOwnSignsWhoseCaseWasChangedInTurkish() {
        Locale turkish = Locale.forLanguageTag("tr");
        for (int number = 1; number <= 20; number++) {
            CaseReference one = new CaseReference("SAR-2026-" + String.format(Locale.ROOT, "%06d", number));
            String address = tokens.addressOf(one, "sar@northwind.example");
            String messageId = tokens.messageIdOf(one, UUID.randomUUID(), "northwind.example");

            assertThat(tokens.caseOfAddress(address.toUpperCase(turkish))).contains(one);
            assertThat(tokens.caseOfAddress(address.toUpperCase(turkish).toLowerCase(Locale.ROOT)))
                    .contains(one);
            assertThat(tokens.caseOfAddress(address.toUpperCase(Locale.ROOT).toLowerCase(turkish)))
                    .contains(one);
            assertThat(tokens.caseOfMessageId(messageId.toUpperCase(turkish))).contains(one);
        }
    }

    @Test
    void knowsItsOwnMessageId() {
        String messageId = tokens.messageIdOf(reference, UUID.randomUUID(), "northwind.example");

        assertThat(tokens.caseOfMessageId(messageId)).contains(reference);
    }

    @Test
    void knowsTheLetterByItsReturnAddressAndByItsMessageId() {
        for (UUID letter : List.of(UUID.randomUUID(), new UUID(0, 7), new UUID(-1, -1))) {
            String address = tokens.returnAddressOf(letter, "sar@northwind.example");

            assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
            assertThat(tokens.letterOfReturnAddress(address.toUpperCase(Locale.ROOT)))
                    .contains(letter);
            assertThat(tokens.letterOfReturnAddress(flipped(address, address.indexOf("r.") + 2)))
                    .isEmpty();
            assertThat(tokens.letterOfMessageId(tokens.messageIdOf(reference, letter, "northwind.example")))
                    .contains(letter);
        }
        String tooLong = "the.privacy.office.of.northwind.networks@northwind.example";
        assertThat(tokens.returnAddressOf(UUID.randomUUID(), tooLong)).isEqualTo(tooLong);
        assertThat(tokens.letterOfReturnAddress(tooLong)).isEmpty();
    }

    @Test
    void takesNoForgedOrMovedTokenForItsOwn() {
        String address = tokens.addressOf(reference, "sar@northwind.example");
        String messageId = tokens.messageIdOf(reference, UUID.randomUUID(), "northwind.example");

        assertThat(tokens.caseOfAddress(address.replace("000412", "000413"))).isEmpty();
        assertThat(tokens.caseOfAddress(flipped(address, address.indexOf('.') + 1)))
                .isEmpty();
        assertThat(tokens.caseOfMessageId(messageId.replace("000412", "000413")))
                .isEmpty();
        assertThat(tokens.caseOfMessageId(flipped(messageId, 20))).isEmpty();
        assertThat(tokens.caseOfAddress("sar+sar-2026-000412@northwind.example"))
                .isEmpty();
        assertThat(tokens.caseOfMessageId("")).isEmpty();
    }

    private static String flipped(String token, int at) {
        char other = token.charAt(at) == 'a' ? 'b' : 'a';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
