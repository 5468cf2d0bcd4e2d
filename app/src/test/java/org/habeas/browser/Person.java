package org.habeas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.habeas.system.demo.DemoPeople;

/**
 * Somebody at a browser of their own, who names what they use as it stands on the page. Everything the browser complains
 * about is kept.
 */
public final class Person implements AutoCloseable {

    /** Reports what the content security policy refused, also when nobody reads the console. */
    private static final String LISTEN = "document.addEventListener('securitypolicyviolation',"
            + " e => console.error('refused by policy: ' + e.violatedDirective + ' ' + e.blockedURI));";

    private static final int PATIENCE_MILLIS = 15_000;
    private static final int PAUSE_MILLIS = 2_000;

    private final String home;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> visited = new ArrayList<>();
    private int pages;

    private Person(String home, Browser.NewContextOptions options) {
        this.home = home;
        context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(LISTEN);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onDOMContentLoaded(loaded -> pages++);
        page.onRequest(request -> visited.add(request.url()));
    }

    /** Somebody at a desk, with a light page. */
    public static Person at(String home) {
        return at(home, Window.DESK, ColorScheme.LIGHT);
    }

    /** Somebody with a window of this width and theme. */
    public static Person at(String home, Window window, ColorScheme theme) {
        return new Person(
                home,
                new Browser.NewContextOptions()
                        .setViewportSize(window.width(), window.height())
                        .setColorScheme(theme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Berlin"));
    }

    /** Signs in one of the people of the demonstration. */
    public Person signIn(String account) {
        open("/sign-in");
        signInHere(account);
        return this;
    }

    /** Signs in on the page that is shown. */
    public void signInHere(String account) {
        type("User name", account);
        type("Password", DemoPeople.PASSWORD);
        press("Sign in");
        assertThat(page.url()).doesNotContain("refused");
    }

    /** Opens a page of the application; answers its status. */
    public int open(String path) {
        Response response = page.navigate(home + path);
        // No response comes when the page was just loading itself again from there.
        return (response != null ? response : Objects.requireNonNull(page.reload())).status();
    }

    /** Opens what is folded away under a summary that begins so. */
    public void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    /** Presses a button, or follows a link, by its words, and waits for the page it leads to. */
    public void press(String words) {
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
        Locator target = button.count() > 0
                ? button
                : page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(words).setExact(true));
        leadsOn(() -> target.first().click());
    }

    /** Types into the field with this label. */
    public void type(String label, String text) {
        field(label).fill(text);
    }

    /** Types words into the search above every page and presses Enter. */
    public void searchesFor(String words) {
        Locator search = field("Search by reference, name, address or subject line");
        search.fill(words);
        leadsOn(() -> search.press("Enter"));
    }

    /** Marks the choice with this label. */
    public void choose(String label) {
        field(label).check();
    }

    /** Selects an option of the list with this label. */
    public void select(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(option));
    }

    /** What stands in the field with this label. */
    public String typed(String label) {
        return field(label).inputValue();
    }

    /** Presses keys one after the other. */
    public void keys(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Presses keys of which the last leads to another page. */
    public void keysThatLeadOn(String... keys) {
        leadsOn(() -> keys(keys));
    }

    /** The words a person reads on the page, as they are laid out. */
    public String reads() {
        return page.locator("main").innerText();
    }

    /** The words of one part of the page. */
    public String reads(String selector) {
        return page.locator(selector).first().innerText();
    }

    /** The text in the frame with this title. */
    public String readsInFrame(String title) {
        Locator body = page.frameLocator("iframe[title='" + title + "']").locator("body");
        body.scrollIntoViewIfNeeded();
        return body.innerText();
    }

    /** Waits as long as a page may need to ask for what it still wants. */
    public void pause() {
        page.waitForTimeout(PAUSE_MILLIS);
    }

    /** The bytes behind a link, fetched with this person's sign-in. */
    public byte[] download(String path) {
        APIResponse response = context.request().get(home + path);
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }

    /** Where the link with these words leads, without the host. */
    public String linkTo(String words) {
        return Objects.requireNonNull(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .getAttribute("href"));
    }

    /** The page's path with its query. */
    public String place() {
        return page.url().substring(home.length());
    }

    /** Loses the session, as after a long break. */
    public void loseSession() {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("habeas"));
    }

    /** The page itself, for what no sentence of this class says. */
    public Page page() {
        return page;
    }

    /** What the browser complained about: scripts that failed, content the policy refused. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Every address this person's browser asked for. */
    public List<String> visited() {
        return List.copyOf(visited);
    }

    @Override
    public void close() {
        context.close();
    }

    private void leadsOn(Runnable act) {
        int before = pages;
        act.run();
        page.waitForCondition(() -> pages > before);
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }
}
