package org.habeas.transparency.document;

import java.util.List;
import java.util.Locale;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.GroupFigures;
import org.habeas.transparency.figures.Measure;
import org.habeas.transparency.figures.Tally;

/** Charts as SVG, drawn on the server; each says in words what it shows, and its numbers stand in a table beside it. */
final class Charts {

    private static final double WIDTH = 470.5;
    private static final String DARK = "#0E4A5A";
    private static final String MIDDLE = "#457888";
    private static final String INK = "#1B2328";
    private static final String MUTED = "#51606A";
    private static final int ENOUGH_FOR_A_NUMBER = 14;

    private final StringBuilder svg = new StringBuilder();

    private Charts(double height, String alt) {
        svg.append(at(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.1fpt\" height=\"%.0fpt\" viewBox=\"0 0 %.1f %.0f\" alt=\"%s\">",
                WIDTH, height, WIDTH, height, Words.escaped(alt)));
    }

    /** A column for each week, on the dark half of the cover. */
    static String cover(Figures figures) {
        List<Long> weeks = figures.weeks();
        double height = 187;
        long most = Math.max(1, weeks.stream().mapToLong(Long::longValue).max().orElse(0));
        Charts chart = new Charts(
                height,
                "Column chart of the requests for user data received in each of the " + weeks.size()
                        + " weeks of the period, at most " + most
                        + " a week. The values are in the attached data file.");
        double step = WIDTH / weeks.size();
        boolean named = false;
        for (int i = 0; i < weeks.size(); i++) {
            long count = weeks.get(i);
            double tall = count * 165.0 / most;
            double x = step * i + step / 2;
            if (count > 0) {
                chart.bar(x - 1.1, height - tall, 2.2, tall, "#FFFFFF");
            }
            if (count == most && !named) {
                chart.text(x, height - tall - 5, "Chart SemiBold", 8, "#FFFFFF", "middle", Words.number(count));
                named = true;
            }
        }
        chart.bar(0, height - 0.6, WIDTH, 0.6, "#8FB3BC");
        return chart.done();
    }

    /** One bar a group, of what was answered, is in process, was closed. */
    static String outcomes(List<GroupFigures> groups) {
        StringBuilder alt = new StringBuilder("Bar chart of what became of the requests received, by group: ");
        groups.forEach(group -> alt.append(group.group().words())
                .append(' ')
                .append(group.tally().count(Measure.ANSWERED))
                .append(" answered, ")
                .append(group.tally().count(Measure.IN_PROCESS))
                .append(" in process, ")
                .append(group.tally().count(Measure.RESIDUAL))
                .append(" closed without an answer; "));
        Charts chart = new Charts(14 + groups.size() * 20.5, alt + "the numbers are in Table 2.");
        chart.text(112, 8, "Chart SemiBold", 7.6, DARK, "start", "Answered");
        chart.text(156, 8, "Chart SemiBold", 7.6, "#3E6F7E", "start", "In process");
        chart.text(204, 8, "Chart SemiBold", 7.6, MUTED, "start", "Closed without an answer");
        for (int i = 0; i < groups.size(); i++) {
            Tally tally = groups.get(i).tally();
            double y = 16 + i * 20.5;
            long all = tally.count(Measure.RECEIVED);
            chart.text(
                    106,
                    y + 11.2,
                    "Chart",
                    7.8,
                    INK,
                    "end",
                    groups.get(i).group().words());
            double x = 112;
            x = chart.part(x, y, tally.count(Measure.ANSWERED), all, DARK, "#FFFFFF");
            x = chart.part(x, y, tally.count(Measure.IN_PROCESS), all, MIDDLE, "#FFFFFF");
            chart.part(x, y, tally.count(Measure.RESIDUAL), all, "#D3DEE1", INK);
            chart.text(412, y + 11.2, "Chart", 7.8, MUTED, "start", Words.number(all) + " received");
        }
        return chart.done();
    }

    /** A column for each half-year. */
    static String history(List<Figures> history) {
        StringBuilder alt = new StringBuilder("Column chart of the requests for user data received: ");
        history.forEach(one -> alt.append(one.period().shortName())
                .append(' ')
                .append(one.total().count(Measure.RECEIVED))
                .append(", "));
        double height = 150;
        Charts chart = new Charts(height, alt + "as in Table 6.");
        long most = Math.max(
                1,
                history.stream()
                        .mapToLong(one -> one.total().count(Measure.RECEIVED))
                        .max()
                        .orElse(0));
        double step = WIDTH / history.size();
        for (int i = 0; i < history.size(); i++) {
            boolean current = i == history.size() - 1;
            long count = history.get(i).total().count(Measure.RECEIVED);
            double tall = count * 112.0 / most;
            double x = step * i + step / 2;
            chart.bar(x - 19, height - 18 - tall, 38, tall, current ? DARK : MIDDLE);
            chart.text(x, height - 22 - tall, "Chart SemiBold", 8.4, INK, "middle", Words.number(count));
            chart.text(
                    x,
                    height - 5,
                    current ? "Chart SemiBold" : "Chart",
                    7.8,
                    current ? DARK : MUTED,
                    "middle",
                    history.get(i).period().shortName());
        }
        chart.bar(0, height - 18, WIDTH, 0.9, INK);
        return chart.done();
    }

    private double part(double x, double y, long count, long all, String fill, String ink) {
        if (count == 0) {
            return x;
        }
        double wide = 292.0 * count / all;
        bar(x, y, Math.max(0.8, wide - 0.8), 16, fill);
        if (wide > ENOUGH_FOR_A_NUMBER) {
            text(x + wide / 2, y + 11.1, "Chart SemiBold", 7.8, ink, "middle", Words.number(count));
        }
        return x + wide;
    }

    private void bar(double x, double y, double wide, double tall, String fill) {
        svg.append(
                at("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>", x, y, wide, tall, fill));
    }

    private void text(double x, double y, String family, double size, String fill, String anchor, String words) {
        svg.append(at(
                "<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s\" font-size=\"%.1f\" fill=\"%s\" text-anchor=\"%s\">%s</text>",
                x, y, family, size, fill, anchor, Words.escaped(words)));
    }

    private String done() {
        return svg.append("</svg>").toString();
    }

    private static String at(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
