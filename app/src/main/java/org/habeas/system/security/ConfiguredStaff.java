package org.habeas.system.security;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The people of the configuration, for those who ask who works here and for the sign-in. */
@Component
class ConfiguredStaff implements Staff, UserDetailsService {

    /** What stands before the role's name in an authority of Spring Security. */
    static final String AUTHORITY = "ROLE_";

    private final UserSettings settings;

    ConfiguredStaff(UserSettings settings) {
        if (settings.users().stream().anyMatch(user -> user.roles().contains(Role.SYSTEM))) {
            throw new IllegalStateException(
                    "habeas.users must not give anybody the role SYSTEM, which is Habeas itself");
        }
        this.settings = settings;
    }

    @Override
    public List<Member> everybody() {
        return settings.users().stream()
                .map(user -> new Member(user.account(), user.name(), user.roles()))
                .toList();
    }

    @Override
    public UserDetails loadUserByUsername(String account) {
        return user(account)
                .map(user -> User.withUsername(user.account())
                        .password(user.password())
                        .authorities(user.roles().stream()
                                .map(role -> AUTHORITY + role.name())
                                .toArray(String[]::new))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private Optional<UserSettings.User> user(String account) {
        return settings.users().stream()
                .filter(user -> user.account().equals(account))
                .findFirst();
    }
}
