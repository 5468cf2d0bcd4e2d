package org.habeas.transparency.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Reports as JSON: values in a list, each with table, group, row, country, measure and value. */
final class JsonReport {

    private JsonReport() {}

    static ReportFile read(String name, String text) {
        JsonNode json = tree(name, text);
        JsonNode values = json.has("values") ? json.get("values") : json.path("figures");
        if (!values.isArray() || values.isEmpty()) {
            throw new UnreadableReport(name, "holds no list of values");
        }
        String period = json.path("report").path("period").asText("");
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            JsonNode one = values.get(i);
            cells.add(WideTable.plain(
                    name + " value " + (i + 1),
                    period,
                    one.path("table").asText(""),
                    text(one, "group"),
                    text(one, "row"),
                    text(one, "country"),
                    one.path("measure").asText(""),
                    text(one, "value")));
        }
        return new ReportFile(name, cells, List.of(), json);
    }

    private static String text(JsonNode one, String field) {
        JsonNode value = one.path(field);
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    private static JsonNode tree(String name, String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableReport(name, "is no JSON: " + e.getOriginalMessage());
        }
    }
}
