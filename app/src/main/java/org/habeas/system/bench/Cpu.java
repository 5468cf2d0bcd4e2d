package org.habeas.system.bench;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long processors have worked, in milliseconds.
 *
 * @param habeas for this JVM, in which the mail server runs too
 * @param database for what the JVM has started
 */
record Cpu(double habeas, double database) {

    static Cpu used() {
        ProcessHandle self = ProcessHandle.current();
        return new Cpu(millis(Stream.of(self)), millis(self.descendants()));
    }

    /** What was used since then, for each of so many. */
    Cpu since(Cpu before, int count) {
        return new Cpu(rounded((habeas - before.habeas) / count), rounded((database - before.database) / count));
    }

    private static double millis(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
