package org.habeas.system.security;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;

/** A program that reads the programming interface with a key of its own. */
public final class KeyedCaller {

    private KeyedCaller() {}

    /** What an address answers somebody. */
    public static HttpResponse<String> get(ApplicationContext application, int port, String account, String address) {
        Acting adam = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());
        String key = application.getBean(ApiKeys.class).issue(account, ApiScope.WORK, adam);
        return SealedCases.call(port, RequestMethod.GET, address, key, "");
    }
}
