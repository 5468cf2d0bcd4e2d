package org.habeas.mailroom.showing;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/**
 * The body of a mail as a page that can do nothing: no script, form, link, image, style or anything else that asks a
 * server for something.
 */
final class SafeHtml {

    private static final int LONGEST = 1 << 20;

    private static final PolicyFactory POLICY = Sanitizers.BLOCKS
            .and(Sanitizers.FORMATTING)
            .and(new HtmlPolicyBuilder()
                    .allowElements(
                            "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "hr", "pre", "span", "dl",
                            "dt", "dd", "center", "font")
                    .allowAttributes("colspan", "rowspan")
                    .matching(Pattern.compile("\\d{1,3}"))
                    .onElements("td", "th")
                    .allowAttributes("dir")
                    .matching(true, "ltr", "rtl", "auto")
                    .globally()
                    .toFactory());

    private SafeHtml() {}

    /** @param html of the mail, hostile; when it is empty the text is shown instead */
    static String page(String html, String text, String language) {
        String shortened = html.substring(0, Math.min(html.length(), LONGEST));
        String body = shortened.isBlank() ? "<pre>" + escaped(text) + "</pre>" : POLICY.sanitize(shortened);
        String lang = language.equals("und") ? "" : " lang=\"" + escaped(language) + "\"";
        return "<!doctype html>\n<html" + lang + "><head><meta charset=\"utf-8\"><title>Mail</title></head><body>"
                + body + "</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
