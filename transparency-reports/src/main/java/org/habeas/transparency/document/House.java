package org.habeas.transparency.document;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Texts of the company that do not change with the figures. */
record House(List<Principle> principles, List<Instrument> instruments) {

    record Principle(String head, String text) {}

    record Instrument(String kind, String examples, String least) {}

    static House texts() {
        try (InputStream file = House.class.getResourceAsStream("/transparency/house.yaml")) {
            return JsonMapper.builder(new YAMLFactory()).build().readValue(file, House.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of the report cannot be read", e);
        }
    }
}
