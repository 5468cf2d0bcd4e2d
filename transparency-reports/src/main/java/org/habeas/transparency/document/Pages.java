package org.habeas.transparency.document;

import java.util.ArrayList;
import java.util.List;

/** Collects sections, numbers them, and makes contents and bookmarks of their heads. */
final class Pages {

    private final List<Section> sections = new ArrayList<>();

    private record Section(String id, String head, String html) {}

    void section(String id, String head, String html) {
        sections.add(new Section(id, head, html));
    }

    int numberOfNext() {
        return sections.size() + 1;
    }

    String bookmarks() {
        StringBuilder html = new StringBuilder("<bookmarks><bookmark name=\"Cover\" href=\"#cover\"/>");
        html.append("<bookmark name=\"Contents\" href=\"#contents\"/>");
        sections.forEach(section -> html.append("<bookmark name=\"")
                .append(Words.escaped(section.head()))
                .append("\" href=\"#")
                .append(section.id())
                .append("\"/>"));
        return html.append("</bookmarks>").toString();
    }

    String contents() {
        StringBuilder html = new StringBuilder("<ul class=\"toc\">");
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            html.append("<li><a href=\"#%s\" title=\"Section %d, %s\"><span class=\"tn\">%d</span>%s</a></li>"
                    .formatted(
                            section.id(), i + 1, Words.escaped(section.head()), i + 1, Words.escaped(section.head())));
        }
        return html.append("</ul>").toString();
    }

    String html() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            html.append(
                    "<section class=\"section\" id=\"%s\"><div class=\"run-section\">%s</div><h2><span class=\"no\">%d</span>%s</h2>\n%s\n</section>\n"
                            .formatted(
                                    section.id(),
                                    Words.escaped(section.head()),
                                    i + 1,
                                    Words.escaped(section.head()),
                                    section.html()));
        }
        return html.toString();
    }

    static String lead(String text) {
        return "<p class=\"lead\">" + Words.escaped(text) + "</p>";
    }

    static String note(String text) {
        return "<p class=\"note after\">" + Words.escaped(text) + "</p>";
    }

    static String row(String head, String text) {
        return "<div class=\"row\"><h3>" + Words.escaped(head) + "</h3><div class=\"txt\"><p>" + Words.escaped(text)
                + "</p></div></div>";
    }

    static String block(String... parts) {
        return "<div class=\"block\">" + String.join("", parts) + "</div>";
    }
}
