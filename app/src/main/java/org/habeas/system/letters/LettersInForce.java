package org.habeas.system.letters;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.habeas.templates.LetterProblem;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.habeas.templates.Rewording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the letters of this node to what was released last, whichever node it was released on. Released letters that
 * this version of Habeas finds unfit leave in force what was before: at start the shipped ones.
 */
@Component
class LettersInForce {

    private static final Logger LOG = LoggerFactory.getLogger(LettersInForce.class);

    private final Letters letters;
    private final StoredSubmissions stored;
    private String hash = "";
    private String problem = "";

    LettersInForce(Letters letters, StoredSubmissions stored) {
        this.letters = letters;
        this.stored = stored;
    }

    /** Takes up what was released, if it is something else than what is in force here. */
    @Order(1)
    @EventListener(ApplicationStartedEvent.class)
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    synchronized void follow() {
        stored.inForce().filter(one -> !one.sha256().equals(hash)).ifPresent(one -> {
            hash = one.sha256();
            try {
                letters.replace(one.files().contents());
                problem = "";
                LOG.info(
                        "Letters {} are in force, {} files",
                        hash,
                        one.files().contents().size());
            } catch (LetterProblem unfit) {
                problem = String.valueOf(unfit.getMessage());
                LOG.warn("Released letters {} are not in force: {}", hash, problem);
            }
        });
    }

    /** Why what was released is not in force here; empty when it is. */
    synchronized String problem() {
        return problem;
    }

    /** Whether files are fit to be sent; empty when they are, else file, line and element. */
    String unfit(Map<String, String> files) {
        try {
            letters.check(files);
            return "";
        } catch (LetterProblem unfit) {
            return String.valueOf(unfit.getMessage());
        }
    }

    /** Letters as they would leave, by path; none when one of the files is unfit. */
    Map<String, List<RenderedLetter>> previews(Map<String, String> files, Collection<String> paths) {
        try {
            return letters.previews(files, paths);
        } catch (LetterProblem unfit) {
            return Map.of();
        }
    }

    /** Elements in other words than the shipped ones, by path; none when one of the files is unfit. */
    Map<String, List<Rewording>> rewordings(Map<String, String> files, Collection<String> paths) {
        try {
            return letters.rewordings(files, paths);
        } catch (LetterProblem unfit) {
            return Map.of();
        }
    }

    /** The shipped file in whose place one stands. */
    String shipped(String path) {
        return letters.shipped(path);
    }
}
