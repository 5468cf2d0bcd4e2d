package org.habeas.templates.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.Map;

/** Sets Hebrew and Arabic from right to left, alone and amid other scripts (Unicode Standard Annex 9). */
final class WritingDirection implements BidiSplitter {

    private static final Map<Character, Character> MIRRORED = Map.of(
            '(', ')', ')', '(', '[', ']', ']', '[', '{', '}', '}', '{', '<', '>', '>', '<', '\u00AB', '\u00BB',
            '\u00BB', '\u00AB');

    private Bidi runs = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

    @Override
    public void setParagraph(String paragraph, byte direction) {
        runs = new Bidi(paragraph, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    }

    @Override
    public int countTextRuns() {
        return runs.getRunCount();
    }

    @Override
    public BidiTextRun getVisualRun(int number) {
        int start = runs.getRunStart(number);
        return new BidiTextRun(start, runs.getRunLimit(number) - start, runs.getRunLevel(number) % 2 == 0 ? LTR : RTL);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
    }

    /** What a run of a direction looks like on paper. */
    static final class Reorderer implements BidiReorderer {

        @Override
        public String reorderRTLTextToLTR(String text) {
            StringBuilder reversed = new StringBuilder(text).reverse();
            for (int i = 0; i < reversed.length(); i++) {
                reversed.setCharAt(i, MIRRORED.getOrDefault(reversed.charAt(i), reversed.charAt(i)));
            }
            return reversed.toString();
        }

        @Override
        public String shapeText(String text) {
            return ArabicForms.joined(text);
        }

        @Override
        public String deshapeText(String text) {
            return ArabicForms.parted(text);
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }
}
