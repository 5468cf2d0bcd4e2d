package org.habeas.inbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The profiles of those who have changed something in theirs. */
@Component
class Profiles {

    private final JdbcClient jdbc;

    Profiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Profile of(String account) {
        return jdbc.sql("select theme, keys from inbox_profile where account = ?")
                .param(account)
                .query((row, number) ->
                        new Profile(Profile.Theme.valueOf(row.getString("theme")), row.getBoolean("keys")))
                .optional()
                .orElse(Profile.USUAL);
    }

    void save(String account, Profile profile) {
        jdbc.sql("insert into inbox_profile (account, theme, keys) values (?, ?, ?)"
                        + " on conflict (account) do update set theme = excluded.theme, keys = excluded.keys")
                .params(account, profile.theme().name(), profile.keys())
                .update();
    }
}
