package org.habeas.workflows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every model this module ships, read from where the engine finds it. */
final class Models {

    private Models() {}

    static Stream<Model> all() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:workflows/**/*.bpmn"))
                    .map(Models::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Model read(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return new Model(String.valueOf(resource.getFilename()), Bpmn.readModelFromStream(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param file name, as a failed test shows it */
    record Model(String file, BpmnModelInstance bpmn) {
        @Override
        public String toString() {
            return file;
        }
    }
}
