package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysIntegrationTests extends WholeApplication {

    private static final Acting ADAM = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void listsKeysWithTheirUseAndWithoutTheirSecret() throws Exception {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        String name = ApiKeys.nameOf("nadia", key);

        assertThat(listed(name)).satisfies(fresh -> {
            assertThat(fresh.account()).isEqualTo("nadia");
            assertThat(fresh.roles()).containsExactlyInAnyOrder(Role.INTAKE, Role.CASEWORKER);
            assertThat(fresh.scope()).isEqualTo(ApiScope.READ);
            assertThat(fresh.lastUsed()).isNull();
            assertThat(fresh.revoked()).isNull();
            assertThat(fresh.toString()).doesNotContain(key.substring(4));
        });

        assertThat(statusWith(key)).isEqualTo(200);
        assertThat(listed(name).lastUsed())
                .isNotNull()
                .isAfterOrEqualTo(listed(name).created());
    }

    @Test
    void notesUseAtMostOnceAMinute() throws Exception {
        String key = keys.issue("nadia", ApiScope.READ, ADAM);
        String name = ApiKeys.nameOf("nadia", key);
        statusWith(key);
        IssuedKey first = listed(name);
        statusWith(key);
        assertThat(listed(name).lastUsed()).isEqualTo(first.lastUsed());

        clock.forward(Duration.ofMinutes(2));
        statusWith(key);
        assertThat(listed(name).lastUsed()).isAfter(first.lastUsed());
    }

    @Test
    void opensNothingFromTheMomentItIsRevoked() throws Exception {
        String key = keys.issue("nadia", ApiScope.WORK, ADAM);
        String other = keys.issue("nadia", ApiScope.WORK, ADAM);
        String name = ApiKeys.nameOf("nadia", key);
        assertThat(statusWith(key)).isEqualTo(200);

        keys.revoke(name, ADAM);

        assertThat(statusWith(key)).isEqualTo(401);
        assertThat(statusWith(other)).isEqualTo(200);
        assertThat(listed(name).revoked()).isNotNull();
        assertThat(jdbc.sql("select count(*) from casework_ledger where what = 'system.apiKeyRevoked' and who = 'adam'"
                                + " and facts ->> 'name' = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesToRevokeAKeyThatIsNotThereOrWasRevokedBefore() {
        String name = ApiKeys.nameOf("nadia", keys.issue("nadia", ApiScope.READ, ADAM));
        keys.revoke(name, ADAM);

        assertThatThrownBy(() -> keys.revoke(name, ADAM))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("was revoked before");
        assertThatThrownBy(() -> keys.revoke("nadia-00000000", ADAM))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("no key with the name nadia-00000000");
    }

    @Test
    void areTheAdministratorsAlone() {
        Acting nadia = new Acting("nadia", Set.of(Role.CASEWORKER), "", UUID.randomUUID());
        String name = ApiKeys.nameOf("nadia", keys.issue("nadia", ApiScope.READ, ADAM));

        assertThatThrownBy(() -> keys.all(nadia)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> keys.revoke(name, nadia)).isInstanceOf(NotPermitted.class);
        assertThat(listed(name).revoked()).isNull();
    }

    private IssuedKey listed(String name) {
        return keys.all(ADAM).stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int statusWith(String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/tasks"))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
