package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the servers keep, below one directory.
 *
 * @param home the directory
 */
record MailServerFiles(Path home) {

    static final String PASSWORD = "let-me-in";
    static final String MAIL_USER = "mail";

    private static final String POSTFIX_USER = "postfix";
    private static final List<String> QUEUES = List.of(
            "active",
            "bounce",
            "corrupt",
            "defer",
            "deferred",
            "flush",
            "hold",
            "incoming",
            "maildrop",
            "private",
            "public",
            "saved",
            "trace");
    private static final int LOG_TAIL = 6000;
    // A socket's path has room for 107 bytes, and both servers make sockets some levels below.
    private static final int LONGEST_HOME = 70;

    static MailServerFiles in(Path directory) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            if (home.toString().length() > LONGEST_HOME) {
                throw new IllegalArgumentException("The path is too long for the servers' sockets: " + home);
            }
            letOthersEnter(home);
            for (String part : List.of("conf", "log", "run", "queue", "queue/pid")) {
                Files.createDirectories(home.resolve(part));
            }
            makeOwned(home.resolve("mail"), MAIL_USER);
            makeOwned(home.resolve("data"), POSTFIX_USER);
            for (String queue : QUEUES) {
                makeOwned(home.resolve("queue").resolve(queue), POSTFIX_USER);
            }
            return new MailServerFiles(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path configuration() {
        return home.resolve("conf");
    }

    Path supervisor() {
        return configuration().resolve("supervise.sh");
    }

    /** Where the mailbox of an address lies; what follows a plus is no part of it. */
    Path mailbox(String address) {
        int at = address.lastIndexOf('@');
        String name = address.substring(0, at).replaceFirst("\\+.*", "");
        return home.resolve("mail")
                .resolve(address.substring(at + 1).toLowerCase(Locale.ROOT))
                .resolve(name.toLowerCase(Locale.ROOT));
    }

    List<String> mailboxes() {
        List<String> addresses = new ArrayList<>();
        for (Path domain : list(home.resolve("mail"))) {
            for (Path name : list(domain)) {
                addresses.add(name.getFileName() + "@" + domain.getFileName());
            }
        }
        return addresses;
    }

    boolean queueIsEmpty() {
        return Stream.of("incoming", "active", "deferred").allMatch(queue -> {
            try (Stream<Path> files = Files.walk(home.resolve("queue").resolve(queue))) {
                return files.noneMatch(Files::isRegularFile);
            } catch (IOException | UncheckedIOException e) {
                // A mail went while it was being looked at.
                return false;
            }
        });
    }

    void write(
            Ports ports,
            String greeting,
            @Nullable SelfSignedCertificate certificate,
            Map<String, Integer> lmtpRoutes) {
        String pem = certificate == null ? "" : certificate.pem().toString();
        String key = certificate == null ? "" : certificate.privateKey().toString();
        Map<String, String> values = Map.ofEntries(
                Map.entry("home", home.toString()),
                Map.entry("greeting", greeting),
                Map.entry("routes", routes(lmtpRoutes)),
                Map.entry("password", PASSWORD),
                Map.entry("imapPort", String.valueOf(ports.imap())),
                Map.entry("lmtpPort", String.valueOf(ports.lmtp())),
                Map.entry("smtpPort", String.valueOf(ports.smtp())),
                Map.entry("imapTls", certificate == null ? "no" : "yes"),
                Map.entry("imapCertificate", certificate == null ? "" : "ssl_cert = <" + pem + "\nssl_key = <" + key),
                Map.entry("smtpTls", certificate == null ? "none" : "may"),
                Map.entry("certificate", pem),
                Map.entry("privateKey", key));
        for (String file : List.of("dovecot.conf", "main.cf", "master.cf", "supervise.sh")) {
            write(file, values);
        }
    }

    private static String routes(Map<String, Integer> lmtpRoutes) {
        // Postfix knows no empty table of this kind.
        return lmtpRoutes.isEmpty()
                ? ""
                : lmtpRoutes.entrySet().stream()
                        .map(route -> "{ " + route.getKey() + " = lmtp:inet:127.0.0.1:" + route.getValue() + " }")
                        .collect(Collectors.joining(", ", "inline:{ ", " }"));
    }

    private void write(String file, Map<String, String> values) {
        try (InputStream template = MailServerFiles.class.getResourceAsStream(file)) {
            if (template == null) {
                throw new IllegalStateException("No template " + file);
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            Files.writeString(configuration().resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String logs() {
        StringBuilder logs = new StringBuilder();
        for (Path log : list(home.resolve("log"))) {
            try {
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                logs.append("== ").append(log.getFileName()).append('\n');
                logs.append(text.substring(Math.max(0, text.length() - LOG_TAIL)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return logs.toString();
    }

    static void makeOwned(Path directory, String user) throws IOException {
        giveTo(Files.createDirectories(directory), user);
    }

    static void giveTo(Path path, String user) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    /** The servers' users are not root, and a test's temporary folder is closed to everybody else. */
    private static void letOthersEnter(Path home) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        for (Path folder = home; folder != null; folder = folder.getParent()) {
            Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(folder));
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                if (!folder.equals(home) && !folder.startsWith(temporary)) {
                    throw new IllegalArgumentException("The servers' users cannot enter " + folder);
                }
                Files.setPosixFilePermissions(folder, permissions);
            }
        }
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
