package org.habeas.system.configuration;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells why the start failed in one line on stderr, as every command of Habeas tells what went wrong. */
final class OneSentence implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction() == null ? "" : " " + analysis.getAction();
        System.err.println("habeas: "
                + (analysis.getDescription() + action)
                        .replaceAll("\\s*\\R\\s*", " ")
                        .strip());
    }
}
