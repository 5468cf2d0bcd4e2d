package org.habeas.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one browser of all tests of this machine; it is the distribution's own and downloads nothing. */
final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--font-render-hinting=none");

    private Chromium() {}

    /** The browser, started when it is first asked for. */
    static Browser browser() {
        return Running.BROWSER;
    }

    private static Browser start() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("The tests of the pages need Chromium at " + PROGRAM
                    + ". Install it on Debian with: apt-get install chromium");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new Playwright.CreateOptions().setEnv(environment))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(ARGUMENTS));
    }

    /** Ends with the virtual machine, whose end also closes the driver's input. */
    private static final class Running {
        private static final Browser BROWSER = start();
    }
}
