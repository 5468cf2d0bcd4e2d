package org.habeas.system.command;

import org.habeas.system.CommandFailed;
import org.habeas.transparency.figures.Profile;

/** Profiles of reports as somebody names them on the command line. */
final class Profiles {

    private Profiles() {}

    static Profile named(String name) {
        return Profile.named(name)
                .orElseThrow(
                        () -> CommandFailed.wrongUse("There is no profile " + name + "; the one shipped is classic."));
    }
}
