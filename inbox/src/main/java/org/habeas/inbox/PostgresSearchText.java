package org.habeas.inbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.CaseReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The searchable words as a table with PostgreSQL's full-text index. */
@Component
class PostgresSearchText implements SearchText {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;

    PostgresSearchText(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(CaseReference reference, List<String> plainWords) {
        String words = Stream.concat(Stream.of(reference.value()), plainWords.stream())
                .flatMap(text -> SearchWords.of(text).stream())
                .distinct()
                .collect(Collectors.joining(" "));
        jdbc.sql("insert into inbox_search (case_reference, words) values (?, ?)"
                        + " on conflict (case_reference) do update set words = excluded.words")
                .params(reference.value(), words.length() <= LONGEST ? words : words.substring(0, LONGEST))
                .update();
    }

    @Override
    public void remove(CaseReference reference) {
        jdbc.sql("delete from inbox_search where case_reference = ?")
                .param(reference.value())
                .update();
    }
}
