package org.habeas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxeTests {

    private static final String PAGE = "<!doctype html><html lang='en'><head><title>Page</title></head><body><main>"
            + "<h1>Heading</h1>%s</main></body></html>";
    private static final String FRAME = "<iframe title='Mail' sandbox srcdoc='<p>Words</p>'></iframe>";

    @Test
    void findsNothingOnAGoodPageWithAFrameFoldedAway() {
        assertThat(faults("<p>Words</p><details><summary>Formatted</summary>" + FRAME + "</details>"))
                .isEmpty();
    }

    @Test
    void findsEveryFaultOfEveryRule() {
        assertThat(faults("<img id='one' src='x'><img id='two' src='x'>"
                        + "<p style='color:#999;background:#aaa'>Pale</p><a id='small' href='/'></a>"))
                .hasSize(4)
                .anySatisfy(fault -> assertThat(fault).startsWith("image-alt #one "))
                .anySatisfy(fault -> assertThat(fault).startsWith("image-alt #two "))
                .anySatisfy(fault -> assertThat(fault).startsWith("color-contrast p "))
                .anySatisfy(fault -> assertThat(fault).startsWith("link-name #small "));
    }

    @Test
    void refusesToPassAFrameThatItCannotRead() {
        assertThatThrownBy(() -> faults(FRAME)).hasMessageContaining("frames shown");
    }

    private static List<String> faults(String content) {
        try (Page page = Chromium.browser().newPage()) {
            page.setContent(PAGE.formatted(content));
            return Axe.faults(page);
        }
    }
}
