package org.habeas.breach;

import java.util.Map;

/**
 * What a person concludes from the facts.
 *
 * @param breach whether it is a personal-data breach at all
 * @param reasons why not, when it is none
 * @param verdicts by legal test, each with its reasons
 */
public record Concluding(boolean breach, String reasons, Map<Conclusion.Article, Reasoned> verdicts) {

    public Concluding {
        verdicts = Map.copyOf(verdicts);
    }

    /** A verdict with its reasons. */
    public record Reasoned(Conclusion.Verdict verdict, String reasons) {}
}
