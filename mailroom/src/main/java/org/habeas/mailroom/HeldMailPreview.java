package org.habeas.mailroom;

import java.util.UUID;
import org.habeas.casework.Acting;

/** A held mail as its sender formatted it, so that a person can decide where it belongs. */
public interface HeldMailPreview {

    /**
     * The body as a page that can do nothing, for a sandboxed response of its own.
     *
     * @throws org.habeas.casework.ActRefused {@code not-held} when somebody has placed it before
     */
    String safeHtml(UUID held, Acting acting);
}
