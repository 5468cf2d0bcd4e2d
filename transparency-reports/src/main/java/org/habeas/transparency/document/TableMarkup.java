package org.habeas.transparency.document;

import java.util.ArrayList;
import java.util.List;

/** A table with caption, column heads and row heads as readers' software wants them; the first column names the rows. */
final class TableMarkup {

    private final String number;
    private final String caption;
    private final String unit;
    private final List<String> heads = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final List<Boolean> words = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private String style = "fig keep";

    TableMarkup(String number, String caption, String unit) {
        this.number = number;
        this.caption = caption;
        this.unit = unit;
    }

    TableMarkup style(String classes) {
        style = "fig keep " + classes;
        return this;
    }

    /** A column of numbers; {@code |} in its head breaks the line. */
    TableMarkup column(String head, int width) {
        return column(head, width, false);
    }

    /** A column of words. */
    TableMarkup words(String head, int width) {
        return column(head, width, true);
    }

    private TableMarkup column(String head, int width, boolean ofWords) {
        heads.add(head);
        widths.add(width);
        words.add(ofWords);
        return this;
    }

    TableMarkup group(String label) {
        body.append("<tr class=\"grp\"><th scope=\"row\" colspan=\"")
                .append(heads.size())
                .append("\">")
                .append(Words.escaped(label))
                .append("</th></tr>");
        return this;
    }

    TableMarkup row(String classes, String label, String... cells) {
        return row(classes, label, List.of(cells));
    }

    TableMarkup row(String classes, String label, List<String> cells) {
        body.append("<tr class=\"").append(classes).append("\"><th scope=\"row\" class=\"lab\">");
        body.append(Words.escaped(label)).append("</th>");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String type =
                    words.get(i + 1) ? afterNumber(i + 1) : cell.startsWith("(") ? " class=\"n neg\"" : " class=\"n\"";
            body.append("<td")
                    .append(type)
                    .append('>')
                    .append(Words.escaped(cell))
                    .append("</td>");
        }
        body.append("</tr>");
        return this;
    }

    /** Words that follow a column of numbers stand off from it. */
    private String afterNumber(int column) {
        return column > 1 && !words.get(column - 1) ? " style=\"padding-left:5mm\"" : "";
    }

    String html() {
        StringBuilder html = new StringBuilder("<table class=\"").append(style).append("\"><caption>");
        html.append("<span class=\"tno\">")
                .append(number)
                .append("</span>\u00a0 ")
                .append(Words.escaped(caption));
        if (!unit.isEmpty()) {
            html.append(" <span class=\"unit\">").append(Words.escaped(unit)).append("</span>");
        }
        html.append("</caption><colgroup>");
        widths.forEach(width -> html.append("<col style=\"width:").append(width).append("%\"/>"));
        html.append("</colgroup><thead><tr>");
        for (int i = 0; i < heads.size(); i++) {
            html.append("<th scope=\"col\"")
                    .append(i == 0 ? "" : words.get(i) ? afterNumber(i) : " class=\"n\"")
                    .append('>')
                    .append(Words.escaped(heads.get(i)).replace("|", "<br/>"))
                    .append("</th>");
        }
        return html.append("</tr></thead><tbody>")
                .append(body)
                .append("</tbody></table>")
                .toString();
    }
}
