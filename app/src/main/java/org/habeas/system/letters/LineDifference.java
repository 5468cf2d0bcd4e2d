package org.habeas.system.letters;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a comparison of two files.
 *
 * @param sign {@code +} for one that is new, {@code -} for one that goes, a space for one that stays
 */
public record LineDifference(String sign, String text) {

    /** Compares by the longest common run of lines; both files are short. */
    static List<LineDifference> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<LineDifference> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new LineDifference(" ", old.get(i++)));
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new LineDifference("-", old.get(i++)));
            } else {
                lines.add(new LineDifference("+", now.get(j++)));
            }
        }
        return lines;
    }
}
