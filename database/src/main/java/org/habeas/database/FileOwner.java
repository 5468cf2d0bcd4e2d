package org.habeas.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;

/**
 * The user and the group a file belongs to.
 *
 * @param user the owning user
 * @param group the owning group
 */
record FileOwner(UserPrincipal user, GroupPrincipal group) {

    static FileOwner of(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileOwner(attributes.owner(), attributes.group());
    }

    /** The numeric user id of {@code path}'s owner. */
    static int uidOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
