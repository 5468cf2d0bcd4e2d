package org.habeas.mailroom;

import org.jspecify.annotations.Nullable;

/** Settings of a test that differ from those of its context. */
public final class TestSettings {

    private TestSettings() {}

    /** The same, but for the server that takes our letters. */
    public static MailroomSettings sendingBy(MailroomSettings settings, MailroomSettings.Smtp smtp) {
        return of(settings, smtp, settings.listener());
    }

    /** The same, but with a port where mail is brought. */
    public static MailroomSettings listeningOn(MailroomSettings settings, MailroomSettings.Listener listener) {
        return of(settings, settings.smtp(), listener);
    }

    private static MailroomSettings of(
            MailroomSettings settings, MailroomSettings.Smtp smtp, MailroomSettings.@Nullable Listener listener) {
        return new MailroomSettings(
                settings.active(),
                settings.alone(),
                settings.domain(),
                settings.mailboxes(),
                settings.accounts(),
                smtp,
                settings.pollInterval(),
                settings.workers(),
                settings.attempts(),
                settings.retryAfter(),
                settings.caps(),
                settings.lease(),
                settings.giveUpAfter(),
                settings.signedReturnPath(),
                settings.authservIds(),
                settings.pace(),
                listener);
    }
}
