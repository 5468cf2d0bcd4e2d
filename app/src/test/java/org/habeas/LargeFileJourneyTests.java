package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Locale;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that is larger than the form takes. */
class LargeFileJourneyTests extends CaseStory {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Autowired
    private Documents documents;

    @Test
    void saysThatTheFileIsTooLargeAndKeepsWhatWasTyped() throws IOException {
        CaseReference reference = ordinaryCase(requester("Lara Largefile"));
        Person nadia = person("nadia");
        sort(nadia, reference);
        acceptIdentity(nadia, reference);
        open(nadia, reference);
        nadia.type("Category of data", "Support tickets");
        nadia.type("Why it is used", "To answer what she asks");
        nadia.page().setInputFiles("#file", file("26.csv", 26));
        assertThat(nadia.reads("#file-fault")).contains("The file is larger than 25 MB");

        // The browser sends nothing.
        nadia.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record this entry"))
                .click();
        assertThat(nadia.page().evaluate("document.activeElement.id")).isEqualTo("file");
        keepsWhatWasTyped(nadia);

        // A browser without the script sends it, and the form itself says so.
        nadia.page().evaluate("document.querySelector('#file').removeAttribute('data-most-bytes')");
        nadia.press("Record this entry");
        assertThat(nadia.reads("#file-fault")).contains("The file is larger than 25 MB");
        keepsWhatWasTyped(nadia);

        // Far too large for any form: told so, and the draft is there.
        nadia.type("Who receives it", "Nobody");
        nadia.page().locator("[data-draft-state]").filter(saved()).waitFor();
        nadia.page().setInputFiles("#file", file("65.csv", 65));
        nadia.page().evaluate("document.querySelector('#file').removeAttribute('data-most-bytes')");
        nadia.press("Record this entry");
        assertThat(nadia.reads())
                .contains("What you sent is larger than Habeas takes; nothing was done.")
                .doesNotContainIgnoringCase("signed");
        nadia.press("Go back to " + reference);
        keepsWhatWasTyped(nadia);
        assertThat(nadia.typed("Who receives it")).isEqualTo("Nobody");
        assertThat(documents.of(reference)).isEmpty();

        nadia.page().setInputFiles("#file", file("24.csv", 24));
        nadia.type("How long it is kept", "A year");
        nadia.type("Where it comes from", "From her");
        nadia.press("Record this entry");
        assertThat(documents.of(reference)).singleElement().satisfies(document -> assertThat(document.size())
                .isEqualTo(24L * MEGABYTE));
    }

    private static Locator.FilterOptions saved() {
        return new Locator.FilterOptions().setHasText("Draft saved");
    }

    private static void keepsWhatWasTyped(Person nadia) {
        assertThat(nadia.typed("Category of data")).isEqualTo("Support tickets");
        assertThat(nadia.typed("Why it is used")).isEqualTo("To answer what she asks");
        assertThat(nadia.reads().toLowerCase(Locale.ROOT)).doesNotContain("signed out");
    }

    private Path file(String name, int megabytes) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength((long) megabytes * MEGABYTE);
        }
        return file;
    }
}
