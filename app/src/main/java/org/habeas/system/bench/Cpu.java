package org.habeas.system.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** How long processors have worked for this JVM and for what it has started, the database above all. */
final class Cpu {

    private Cpu() {}

    static Duration used() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
