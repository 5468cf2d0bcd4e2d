package org.habeas.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom PostgreSQL runs, which refuses to be root: an ordinary user runs it directly, root as an unprivileged user
 * who can reach the data directory, or else in a user namespace that calls root by another name.
 *
 * @param name for the log
 * @param prefix the command that takes on the identity and then becomes the program that follows it
 * @param fileOwner to whom the server's files must belong
 */
record ServerIdentity(String name, List<String> prefix, FileOwner fileOwner) {

    static final String SYSTEM_USER = "habeas-postgres";

    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
    private static final int ATTEMPTS_TO_ADD_USER = 20;
    private static final long PAUSE_BETWEEN_ATTEMPTS_MILLIS = 250;

    /** Chooses the first identity, in the order of the class comment, that reaches the files of this data directory. */
    static ServerIdentity choose(DatabaseFiles files, Binaries binaries) {
        try {
            FileOwner me = FileOwner.of(self());
            if (!runsAsRoot()) {
                return new ServerIdentity(me.user().getName(), List.of(), me);
            }
            for (ServerIdentity candidate : candidatesOfRoot(files, me)) {
                if (candidate.reaches(files, binaries)) {
                    LOG.info("PostgreSQL runs as {}.", candidate.name());
                    return candidate;
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("The owner of the data directory cannot be determined.", e);
        }
        throw new DatabaseUnavailable("Habeas runs as root, which PostgreSQL refuses, and no other user can reach "
                + files.home() + ": start Habeas as an ordinary user, or choose a data directory that every user can"
                + " enter, such as /var/lib/habeas.");
    }

    /** This process in /proc; the shorter name /proc/self is a link, which belongs to root whoever asks. */
    private static Path self() {
        return Path.of("/proc", Long.toString(ProcessHandle.current().pid()));
    }

    static boolean runsAsRoot() throws IOException {
        return FileOwner.uidOf(self()) == 0;
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Gives the server what it must write; an ordinary user's files are his already. */
    void takeOver(Path tree) throws IOException {
        if (runsAsRoot() && !FileOwner.of(tree).equals(fileOwner)) {
            FileTree.handOver(tree, fileOwner);
        }
    }

    private static List<ServerIdentity> candidatesOfRoot(DatabaseFiles files, FileOwner root) throws IOException {
        List<ServerIdentity> candidates = new ArrayList<>();
        if (Files.exists(files.cluster()) && FileOwner.uidOf(files.cluster()) != 0) {
            candidates.add(user(FileOwner.of(files.cluster())));
        }
        systemUser(files.home()).ifPresent(candidates::add);
        for (Path folder = files.dataDirectory(); folder != null; folder = folder.getParent()) {
            if (FileOwner.uidOf(folder) != 0) {
                candidates.add(user(FileOwner.of(folder)));
            }
        }
        innerName()
                .ifPresent(inner -> candidates.add(new ServerIdentity(
                        "root, called " + inner + " in a user namespace",
                        List.of("unshare", "--user", "--map-user=" + inner, "--map-group=" + inner, "--"),
                        root)));
        return candidates;
    }

    private static ServerIdentity user(FileOwner owner) {
        return new ServerIdentity(
                "the user " + owner.user().getName(),
                List.of(
                        "setpriv",
                        "--reuid=" + owner.user().getName(),
                        "--regid=" + owner.group().getName(),
                        "--clear-groups",
                        "--"),
                owner);
    }

    private static Optional<ServerIdentity> systemUser(Path anyPath) throws IOException {
        String complaint = "";
        for (int attempt = 0; attempt < ATTEMPTS_TO_ADD_USER; attempt++) {
            Command.Outcome known = Command.run(List.of("id", "-u", SYSTEM_USER));
            if (known.succeeded()) {
                var lookup = anyPath.getFileSystem().getUserPrincipalLookupService();
                String group =
                        Command.run(List.of("id", "-gn", SYSTEM_USER)).output().strip();
                return Optional.of(user(new FileOwner(
                        lookup.lookupPrincipalByName(SYSTEM_USER), lookup.lookupPrincipalByGroupName(group))));
            }
            Command.Outcome added = Command.run(List.of(
                    "useradd",
                    "--system",
                    "--user-group",
                    "--no-create-home",
                    "--home-dir",
                    "/nonexistent",
                    "--shell",
                    "/usr/sbin/nologin",
                    SYSTEM_USER));
            complaint = added.summary();
            if (added.exit() == 127) {
                break;
            }
            if (!added.succeeded()) {
                Pause.millis(PAUSE_BETWEEN_ATTEMPTS_MILLIS);
            }
        }
        LOG.warn("The system user {} cannot be created: {}", SYSTEM_USER, complaint);
        return Optional.empty();
    }

    /** A name that exists inside the namespace too, since PostgreSQL looks its own user up; 65534 means "unmapped". */
    private static Optional<String> innerName() throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3)
                .map(fields -> fields[2])
                .filter(uid -> !uid.equals("0") && !uid.equals("65534"))
                .findFirst();
    }

    private boolean reaches(DatabaseFiles files, Binaries binaries) {
        Command.Outcome outcome = Command.run(command(List.of(
                "sh",
                "-c",
                "cd \"$1\" && \"$2\" --version",
                "sh",
                files.home().toString(),
                binaries.program("postgres"))));
        if (!outcome.succeeded()) {
            LOG.info("PostgreSQL cannot run as {}: {}", name, outcome.summary());
        }
        return outcome.succeeded();
    }
}
