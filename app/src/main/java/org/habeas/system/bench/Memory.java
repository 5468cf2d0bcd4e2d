package org.habeas.system.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the JVM holds, in megabytes.
 *
 * @param heap live after a collection
 * @param resident of the whole JVM; -1 where the system does not say
 */
record Memory(long heap, long resident) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static Memory now() {
        System.gc();
        return new Memory(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, readResident());
    }

    private static long readResident() {
        if (!Files.exists(STATUS)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            return -1;
        }
    }
}
