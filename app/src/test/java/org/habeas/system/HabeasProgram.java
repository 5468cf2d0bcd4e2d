package org.habeas.system;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.HabeasApplication;

/** Habeas as users start it: in a JVM of its own, with the product's class path. */
public final class HabeasProgram {

    private HabeasProgram() {}

    /** The command line for a small JVM with these options that runs Habeas with these arguments. */
    public static List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                productionClassPath()));
        command.addAll(options);
        command.add(HabeasApplication.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** What users start knows nothing of tests; a test's configuration would be found and taken for the product's. */
    private static String productionClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
