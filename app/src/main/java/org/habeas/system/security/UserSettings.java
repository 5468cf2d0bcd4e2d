package org.habeas.system.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;
import org.habeas.casework.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The people who may sign in.
 *
 * @param users every account of the installation
 */
@Validated
@ConfigurationProperties("habeas")
public record UserSettings(@NotEmpty @Valid List<User> users) {

    /**
     * One account.
     *
     * @param account sign-in name, as the ledger keeps it; never changed and never given to somebody else
     * @param name as colleagues call this person
     * @param password BCrypt hash with its prefix: <code>{bcrypt}$2a$...</code>
     * @param roles what this person may be in a case
     */
    public record User(
            @NotBlank
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9._-]{0,62}",
                    message = "must be lower-case letters, digits, dots, hyphens or underscores")
            String account,

            @NotBlank String name,

            @NotBlank
            @Pattern(
                    regexp = "\\{bcrypt}\\$2[aby]\\$\\d\\d\\$.{53}",
                    message = "must be a BCrypt hash beginning with {bcrypt}")
            String password,

            @NotEmpty Set<Role> roles) {

        @Override
        public String toString() {
            return "User[account=" + account + ", roles=" + roles + "]";
        }
    }
}
