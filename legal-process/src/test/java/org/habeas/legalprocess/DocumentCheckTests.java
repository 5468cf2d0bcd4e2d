package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentCheckTests {

    private final DocumentCheck check = new DocumentCheck();
    private final String whole = new String(LegalJourney.pdf(), StandardCharsets.US_ASCII);

    @Test
    void takesAWholePdf() {
        assertThat(check.problem(LegalJourney.pdf())).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeTaken() {
        assertThat(problem("")).contains("empty");
        assertThat(problem(whole.replace("%PDF-", "%XYZ-"))).contains("not a PDF");
        assertThat(problem(whole.replace("%%EOF", ""))).contains("cut off");
        assertThat(problem(whole.replace("/Root", "/Encrypt 2 0 R /Root"))).contains("locked");
        assertThat(problem(whole.replace("/Type", "/JavaScript (x) /Type"))).contains("program");
    }

    private String problem(String file) {
        return check.problem(file.getBytes(StandardCharsets.US_ASCII)).orElse("nothing");
    }
}
