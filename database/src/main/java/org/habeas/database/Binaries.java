package org.habeas.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked once from the archive on the class path.
 *
 * @param directory the unpacked installation
 * @param version PostgreSQL's version such as {@code 18.4.0}
 */
record Binaries(Path directory, String version) {

    private static final String PREFIX = "binaries-";
    private static final int ANY_EXECUTE_BIT = 0111;

    /** Unpacks the archive below {@code home} unless that is done; the caller holds the data directory's lock. */
    static Binaries unpack(Path home) {
        String version = bundledVersion();
        Path directory = home.resolve(PREFIX + version);
        if (!Files.isDirectory(directory)) {
            try {
                Path part = home.resolve(PREFIX + version + ".part");
                FileTree.delete(part);
                extract(archiveName(), part);
                Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new DatabaseUnavailable("PostgreSQL " + version + " cannot be unpacked to " + directory + ".", e);
            }
        }
        return new Binaries(directory, version);
    }

    /** The version of PostgreSQL that this build of Habeas carries. */
    static String bundledVersion() {
        Properties properties = new Properties();
        try (InputStream stream = Binaries.class.getResourceAsStream("binaries.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new DatabaseUnavailable("The version of the bundled PostgreSQL cannot be read.", e);
        }
        return properties.getProperty("version");
    }

    static int bundledMajor() {
        return Integer.parseInt(bundledVersion().replaceAll("\\..*", ""));
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    /** Removes the programs of other versions, about 60 MB each; the caller knows that no server runs from them. */
    void removeOthers() throws IOException {
        try (Stream<Path> siblings = Files.list(directory.resolveSibling(""))) {
            for (Path sibling : siblings.toList()) {
                if (sibling.getFileName().toString().startsWith(PREFIX) && !sibling.equals(directory)) {
                    FileTree.delete(sibling);
                }
            }
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String suffix =
                switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "";
                };
        if (!system.equals("Linux") || suffix.isEmpty()) {
            throw new DatabaseUnavailable("Habeas brings no PostgreSQL for " + system + " on " + processor
                    + ": configure the address of a PostgreSQL server instead.");
        }
        return "/postgres-linux-" + suffix + ".txz";
    }

    private static void extract(String archive, Path target) throws IOException {
        try (InputStream stream = Binaries.class.getResourceAsStream(archive)) {
            if (stream == null) {
                throw new DatabaseUnavailable(
                        "The archive " + archive + " is not on the class path: this build of Habeas is incomplete.");
            }
            createFolder(target);
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    extract(entry, tar, target);
                }
            }
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive's entry " + entry.getName() + " points outside.");
        }
        // Not every folder has an entry of its own.
        Path folder = path.getParent();
        if (folder != null) {
            createFolder(folder);
        }
        if (entry.isDirectory()) {
            createFolder(path);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, path);
            boolean executable = (entry.getMode() & ANY_EXECUTE_BIT) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            // A folder renamed into place before its files reached the disk would look complete after a power cut.
            FileTree.sync(path);
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                createFolder(parent);
            }
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
