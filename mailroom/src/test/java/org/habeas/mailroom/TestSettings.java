package org.habeas.mailroom;

/** Settings of a test that differ from those of its context. */
public final class TestSettings {

    private TestSettings() {}

    /** The same, but for the server that takes our letters. */
    public static MailroomSettings sendingBy(MailroomSettings settings, MailroomSettings.Smtp smtp) {
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
                settings.listener());
    }
}
