package org.habeas.database;

/**
 * A database role that may sign in, with its generated password.
 *
 * @param role the role's name
 * @param password the role's password in clear text; {@link #toString()} leaves it out
 */
public record DatabaseLogin(String role, String password) {

    @Override
    public String toString() {
        return "DatabaseLogin[role=" + role + "]";
    }
}
